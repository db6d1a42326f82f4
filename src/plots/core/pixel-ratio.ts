import { useSyncExternalStore } from 'react';
import { designPixel, onDesignPixel } from './design-pixels.ts';

/** The eye cannot distinguish more pixels per CSS pixel than this. */
const MOST = 4;

/** The least number of pixels per CSS pixel. */
let least = 1;

/** Device pixels per design pixel: 1 to 4 for each CSS pixel in it. */
export function pixelRatio(): number {
  return Math.min(MOST, Math.max(least, globalThis.devicePixelRatio || 1)) * designPixel();
}

/** Draws all pictures with at least this many pixels per CSS pixel; 1 ends it. */
export function sharpen(ratio: number): void {
  least = ratio;
  tell();
}

/**
 * The current pixel ratio. It changes when the window moves to another screen, the page is zoomed, or its text grows.
 */
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

/** A media query only reports that the ratio no longer matches, so each change needs a new query. */
function watch() {
  watched?.removeEventListener('change', changed);
  watched = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
  watched.addEventListener('change', changed);
}

function changed() {
  watch();
  tell();
}

function tell() {
  for (const listener of listeners) listener();
}
