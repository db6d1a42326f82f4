import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { compares } from '../experiment/page/compared.ts';
import type { PagePairs } from '../experiment/page/pairs.ts';
import { page } from './page.ts';

const KEY = 'nabla-first-notes';

/** Whether the notes for a first visit are still to be seen. The browser remembers that they are not. */
export const firstNotes = createStore(() => ({ wanted: !seen() }));

/** Whether they are shown on the page as it is presented now. */
export function useFirstNotes(): boolean {
  const wanted = useStore(firstNotes, (store) => store.wanted);
  return useStore(page, ({ pairs }) => wanted && hasRoomForNotes(pairs));
}

/** Whether nothing else explains the page or takes its place: a lesson, the builder, a comparison, an audience, a frame. */
export function hasRoomForNotes(pairs: PagePairs): boolean {
  const others = pairs.has('lesson') || pairs.has('embed') || pairs.get('present') === '1';
  return !others && !compares(pairs.keys());
}

/** Puts the notes away for good. */
export function dismissFirstNotes(): void {
  firstNotes.setState({ wanted: false });
  try {
    localStorage.setItem(KEY, 'seen');
  } catch {
    // A frame without storage: they are gone for as long as the page is open.
  }
}

function seen(): boolean {
  try {
    return localStorage.getItem(KEY) === 'seen';
  } catch {
    return false;
  }
}
