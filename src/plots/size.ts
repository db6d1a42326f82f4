import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { pixelRatio } from './pixel-ratio.ts';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** The size of an element's content box, followed as it changes; null before the first layout. */
export function useSize<E extends HTMLElement>(): [RefObject<E | null>, Size | null] {
  const ref = useRef<E>(null);
  const [size, setSize] = useState<Size | null>(null);

  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const measure = (width: number, height: number) =>
      setSize((before) => (before && before.width === width && before.height === height ? before : { width, height }));
    measure(element.clientWidth, element.clientHeight);
    const observer = new ResizeObserver(([entry]) => {
      if (entry) measure(Math.floor(entry.contentRect.width), Math.floor(entry.contentRect.height));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return [ref, size];
}

/** A larger picture has coarser pixels: clearing and drawing more takes longer than a frame. */
const MOST_PIXELS = 5e6;

/** Pixels of a canvas of this size for a pixel of CSS, on a screen of this pixel ratio. */
export function canvasRatio({ width, height }: Size, ratio = pixelRatio()): number {
  return Math.min(ratio, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)));
}

/**
 * Gives a canvas the pixels of its CSS size on this screen and returns its context, scaled to CSS pixels and cleared.
 * Touches the canvas only where something changed.
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
