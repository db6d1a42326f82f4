import { useSyncExternalStore } from 'react';
import { designPixel, onDesignPixel } from './design-pixels.ts';

/** More pixels than that for a pixel of CSS no eye tells apart. */
const MOST = 4;

/** Pixels of this screen for a design pixel: 1 to 4 for each pixel of CSS in it. */
export function pixelRatio(): number {
  return Math.min(MOST, Math.max(1, globalThis.devicePixelRatio || 1)) * designPixel();
}

/** The pixel ratio, followed as it changes: the window goes to another screen, the page is zoomed, or its text grows. */
export function usePixelRatio(): number {
  return useSyncExternalStore(subscribe, pixelRatio);
}

const listeners = new Set<() => void>();
let watched: MediaQueryList | null = null;

function subscribe(listener: () => void): () => void {
  if (!watched) watch();
  listeners.add(listener);
  const stop = onDesignPixel(listener);
  return () => {
    listeners.delete(listener);
    stop();
  };
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
