import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

const KEY = 'nabla-letter-shortcuts';

/**
 * Whether shortcuts of a single letter or sign work. People who dictate, or who hit keys by accident, can switch them
 * off. The browser remembers the choice; it is not part of the link.
 */
const letters = createStore(() => ({ on: stored() }));

export function useLetterShortcuts(): boolean {
  return useStore(letters, ({ on }) => on);
}

export function letterShortcuts(): boolean {
  return letters.getState().on;
}

export function setLetterShortcuts(on: boolean): void {
  letters.setState({ on });
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off');
  } catch {
    // Without storage, as in some frames, the choice lasts as long as the page.
  }
}

function stored(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off';
  } catch {
    return true;
  }
}
