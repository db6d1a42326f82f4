import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Whether the server has another version of Nabla than the one on this page. */
export type Release = 'same' | 'updated' | 'unreachable';

const updated = createStore<boolean>(() => false);

/** Whether the server was found to have another version of Nabla. */
export function useUpdated(): boolean {
  return useStore(updated);
}

/** Checks the version of Nabla on the server, which is identified by the name of its entry script. */
export async function lookForUpdate(): Promise<Release> {
  let html: string;
  try {
    const response = await fetch(window.location.href.replace(/#.*/, ''), { cache: 'no-store' });
    html = await response.text();
  } catch {
    return 'unreachable';
  }
  const entry = entryOf(new DOMParser().parseFromString(html, 'text/html'));
  // A page without an entry script comes from something between the browser and the server, such as a login page.
  if (entry === null) return 'unreachable';
  if (entry === entryOf(document)) return 'same';
  announceUpdate();
  return 'updated';
}

/** Shows that there is another version than the one on this page. */
export function announceUpdate(): void {
  updated.setState(true);
}

function entryOf(page: Document): string | null {
  return page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null;
}

/** A function that reloads the page and keeps the run, provided by the composition root. */
export const ReloadContext = createContext<() => void>(() => window.location.reload());

export function useReload(): () => void {
  return use(ReloadContext);
}
