import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The ways to get data: choose a dataset, open a table, images or a text, or draw points. */
export const WAYS = ['choose', 'own', 'images', 'text', 'draw'] as const;
export type Way = (typeof WAYS)[number];

interface BrowsingStore {
  /** The way that is open above the page; null while none is. */
  readonly way: Way | null;
}

/** Whether a person is choosing data. It does not affect the run and is not part of the link. */
const browsing = createStore<BrowsingStore>(() => ({ way: null }));

/** The way that is open. */
export function openWay(): Way | null {
  return browsing.getState().way;
}

export function useBrowsing(): Way | null {
  return useStore(browsing, ({ way }) => way);
}

export function browse(way: Way): void {
  browsing.setState({ way });
}

export function endBrowsing(): void {
  browsing.setState({ way: null });
}
