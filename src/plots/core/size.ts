import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useDesignPixel } from './design-pixels.ts';
import { pixelRatio } from './pixel-ratio.ts';

/** A size in design pixels; see `design-pixels.ts`. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The current size of an element's content box, in whole CSS pixels but expressed in design pixels. Null before the
 * first layout.
 */
export function useSize<E extends HTMLElement>(): [RefObject<E | null>, Size | null] {
  const ref = useRef<E>(null);
  const pixel = useDesignPixel();
  /** In CSS pixels. */
  const [box, setBox] = useState<Size | null>(null);

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (width: number, height: number) =>
      setBox((before) => (before && before.width === width && before.height === height ? before : { width, height }));
    measure(element.clientWidth, element.clientHeight);
    const observer = new ResizeObserver(([entry]) => {
      if (entry) measure(Math.floor(entry.contentRect.width), Math.floor(entry.contentRect.height));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  const size = useMemo(() => box && { width: box.width / pixel, height: box.height / pixel }, [box, pixel]);
  return [ref, size];
}

/** Larger pictures get coarser pixels, because clearing and drawing more than this takes longer than a frame. */
const MOST_PIXELS = 5e6;

/** Pixels per design pixel of a canvas of this size, on a screen of this pixel ratio. */
export function canvasRatio({ width, height }: Size, ratio = pixelRatio()): number {
  return Math.min(ratio, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
}

/**
 * Sets a canvas to the pixels that its size needs on this screen, and returns its context, scaled to design pixels and
 * cleared. Resizes the canvas only if necessary.
 */
export function prepareCanvas(
  canvas: HTMLCanvasElement,
  size: Size,
  screenRatio = pixelRatio(),
): CanvasRenderingContext2D | null {
  const ratio = canvasRatio(size, screenRatio);
  const pixelWidth = Math.max(1, Math.round(size.width * ratio));
  const pixelHeight = Math.max(1, Math.round(size.height * ratio));
  const context = canvas.getContext('2d');
  if (!context) return null;
  if (canvas.width !== pixelWidth || canvas.height !== pixelHeight) {
    canvas.width = pixelWidth;
    canvas.height = pixelHeight;
  } else {
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, pixelWidth, pixelHeight);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  return context;
}
