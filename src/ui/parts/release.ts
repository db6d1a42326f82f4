import { createContext, use } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** Whether the server has another version of Nabla than the one that runs here. */
export type Release = 'same' | 'updated' | 'unreachable';

const updated = createStore<boolean>(() => false);

/** Whether the server was found to have another version of Nabla. */
export function useUpdated(): boolean {
  return useStore(updated);
}

/** Asks the server which version of Nabla it has: each names its entry script differently. */
export async function lookForUpdate(): Promise<Release> {
  let html: string;
  try {
    const response = await fetch(window.location.href.replace(/#.*/, ''), { cache: 'no-store' });
    html = await response.text();
  } catch {
    return 'unreachable';
  }
  const entry = entryOf(new DOMParser().parseFromString(html, 'text/html'));
  // A page without an entry is the word of something that stands between here and Nabla.
  if (entry === null) return 'unreachable';
  if (entry === entryOf(document)) return 'same';
  updated.setState(true);
  return 'updated';
}

function entryOf(page: Document): string | null {
  return page.querySelector('script[type="module"][src]')?.getAttribute('src') ?? null;
}

/** The composition root provides a way to reload the page that keeps the run. */
export const ReloadContext = createContext<() => void>(() => window.location.reload());

export function useReload(): () => void {
  return use(ReloadContext);
}
