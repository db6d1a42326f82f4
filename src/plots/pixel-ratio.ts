import { useSyncExternalStore } from 'react';

/** More pixels than that for a pixel of CSS no eye tells apart. */
const MOST = 4;

/** Pixels of this screen for a pixel of CSS, from 1 to 4. */
export function pixelRatio(): number {
  return Math.min(MOST, Math.max(1, globalThis.devicePixelRatio || 1));
}

/** The pixel ratio, followed as it changes: the window goes to another screen, or the page is zoomed. */
export function usePixelRatio(): number {
  return useSyncExternalStore(subscribe, pixelRatio);
}

const listeners = new Set<() => void>();
let watched: MediaQueryList | null = null;

function subscribe(listener: () => void): () => void {
  if (!watched) watch();
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A media query tells only that the ratio is no longer the one it asks for. */
function watch() {
  watched?.removeEventListener('change', changed);
  watched = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  watched.addEventListener('change', changed);
}

function changed() {
  watch();
  for (const listener of listeners) listener();
}
