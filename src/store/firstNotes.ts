import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const KEY = 'nabla-first-notes';

/** Whether the notes for a first visit are still to be seen. The browser remembers that they are not. */
export const firstNotes = createStore(() => ({ wanted: !seen() }));

export function useFirstNotes(): boolean {
  return useStore(firstNotes, ({ wanted }) => wanted);
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
