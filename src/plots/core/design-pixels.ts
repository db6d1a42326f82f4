import { type CSSProperties, type PointerEvent, useSyncExternalStore } from 'react';

/**
 * Pictures are laid out in design pixels. A design pixel is a sixteenth of a rem, like a pixel in the stylesheets, so
 * that pictures and their text scale with the surrounding text.
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

/** Like `designPixel`, but follows changes of the root font size. */
export function useDesignPixel(): number {
  return useSyncExternalStore(onDesignPixel, designPixel);
}

/** Calls a listener whenever the root font size has changed. */
export function onDesignPixel(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A length in design pixels, for a style. */
export function rem(length: number): string {
  return `${length / 16}rem`;
}

type Lengths = Readonly<Partial<Record<'left' | 'top' | 'width' | 'height' | 'maxHeight', number | undefined>>>;

/** Converts lengths in design pixels to a style. */
export function inRem(lengths: Lengths): CSSProperties {
  return Object.fromEntries(
    Object.entries(lengths).map(([property, length]) => [property, length === undefined ? undefined : rem(length)]),
  );
}

/** Attributes that give an SVG element this size, with design pixels as user units. */
export function svgSize(width: number, height: number) {
  return { viewBox: `0 0 ${width} ${height}`, style: inRem({ width, height }) };
}

/** Cuts a length to whole CSS pixels: a canvas of any other size would be stretched on the screen and thus blurred. */
export function wholePixels(length: number, pixel: number): number {
  // 30 × 1.1 is a little less than 33.
  return Math.floor(length * pixel + 1e-6) / pixel;
}

/** The position of the pointer in the element that listens. */
export function pointerPlace({ currentTarget, clientX, clientY }: Pointing): Place {
  const { left, top } = currentTarget.getBoundingClientRect();
  return { x: (clientX - left) / designPixel(), y: (clientY - top) / designPixel() };
}

type Pointing = Pick<PointerEvent<HTMLElement>, 'currentTarget' | 'clientX' | 'clientY'>;

const listeners = new Set<() => void>();
let current = 1;
let probe: HTMLElement | null = null;

/** The root font size depends on the window, and on browser settings, which fire no event when they change. */
function watch() {
  probe = document.createElement('div');
  probe.style.cssText = 'position: fixed; width: 10rem; visibility: hidden';
  document.body.append(probe);
  current = measure();
  addEventListener('resize', refresh);
  // Waits for a frame, because the layout must not change during a resize callback.
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
