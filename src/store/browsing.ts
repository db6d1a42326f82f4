import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** The ways to get data: choose a dataset, open a table or images, or draw points. */
export const WAYS = ['choose', 'own', 'images', 'draw'] as const;
export type Way = (typeof WAYS)[number];

interface BrowsingStore {
  /** The way that is open above the page; null while none is. */
  readonly way: Way | null;
}

/** Whether a person is choosing data. It does not affect the run and is not part of the link. */
const browsing = createStore<BrowsingStore>(() => ({ way: null }));

export function useBrowsing(): Way | null {
  return useStore(browsing, ({ way }) => way);
}

export function browse(way: Way): void {
  browsing.setState({ way });
}

export function endBrowsing(): void {
  browsing.setState({ way: null });
}
