import { type CSSProperties, type PointerEvent, useSyncExternalStore } from 'react';

/**
 * Pictures are laid out in design pixels. A design pixel is a sixteenth of a rem, as is a pixel in the stylesheets, so
 * pictures and the text on them grow with the text around them.
 */

/** A position from the upper left corner of a picture, in design pixels. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels in a design pixel. */
export function designPixel(): number {
  if (!probe) watch();
  return current;
}

/** `designPixel`, followed as the root font size changes. */
export function useDesignPixel(): number {
  return useSyncExternalStore(onDesignPixel, designPixel);
}

/** Calls a listener when the root font size has changed. */
export function onDesignPixel(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A length in design pixels, for a style. */
export function rem(length: number): string {
  return `${length / 16}rem`;
}

type Lengths = Readonly<Partial<Record<'left' | 'top' | 'width' | 'height' | 'maxHeight', number | undefined>>>;

/** A style out of lengths in design pixels. */
export function inRem(lengths: Lengths): CSSProperties {
  return Object.fromEntries(
    Object.entries(lengths).map(([property, length]) => [property, length === undefined ? undefined : rem(length)]),
  );
}

/** What makes an SVG element so large, with design pixels as the units inside. */
export function svgSize(width: number, height: number) {
  return { viewBox: `0 0 ${width} ${height}`, style: inRem({ width, height }) };
}

/** A length, cut to whole CSS pixels: a canvas of another size is stretched on the screen, and so blurred. */
export function wholePixels(length: number, pixel: number): number {
  // Thirty of 1.1 are a little less than 33.
  return Math.floor(length * pixel + 1e-6) / pixel;
}

/** Where the pointer is in the element that listens. */
export function pointerPlace({ currentTarget, clientX, clientY }: Pointing): Place {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) / designPixel(), y: (clientY - top) / designPixel() };
}

type Pointing = Pick<PointerEvent<HTMLElement>, 'currentTarget' | 'clientX' | 'clientY'>;

const listeners = new Set<() => void>();
let current = 1;
let probe: HTMLElement | null = null;

/** The root font size depends on the window, and on the browser's settings, which announce no change. */
function watch() {
  probe = document.createElement('div');
  probe.style.cssText = 'position: fixed; width: 10rem; visibility: hidden';
  document.body.append(probe);
  current = measure();
  addEventListener('resize', refresh);
  // A frame later, because a layout must not change while its sizes are told.
  new ResizeObserver(() => requestAnimationFrame(refresh)).observe(probe);
}

function refresh() {
  const before = current;
  current = measure();
  if (current !== before) for (const listener of listeners) listener();
}

function measure(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
}
