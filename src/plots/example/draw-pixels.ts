import { LEVELS, type Palette } from '../core/color.ts';
import type { PixelBuffer } from '../core/heatmap.ts';
import { pixelRatio } from '../core/pixel-ratio.ts';
import type { Box } from '../network/layout.ts';
import type { Field } from './windows.ts';

/** Colours numbers one after the other. A number that is not finite gets the colour of the middle. */
export function colorValues(
  values: ArrayLike<number>,
  first: number,
  count: number,
  [low, high]: readonly [number, number],
  lookup: Uint32Array,
  pixels: Uint32Array,
): void {
  const scale = (LEVELS - 1) / (high - low);
  const shift = 0.5 - low * scale;
  for (let index = first; index < first + count; index++) {
    const level = (values[index] as number) * scale + shift;
    pixels[index] = lookup[
      Number.isFinite(level) ? Math.min(LEVELS - 1, Math.max(0, level | 0)) : LEVELS >> 1
    ] as number;
  }
}

/** A picture of pixels in a box. */
interface PixelPlace {
  readonly x: number;
  readonly y: number;
  /** The size of a pixel. */
  readonly across: number;
  readonly up: number;
}

/** Places a picture as large as fits, in the middle. A single row of pixels, such as a sequence, is as high as the box. */
export function placePixels(box: Box, width: number, height: number): PixelPlace {
  if (height === 1 && width > 1) return { x: box.x, y: box.y, across: box.width / width, up: box.height };
  const scale = Math.min(box.width / width, box.height / height);
  const x = box.x + (box.width - width * scale) / 2;
  return { x, y: box.y + (box.height - height * scale) / 2, across: scale, up: scale };
}

/**
 * Draws one of the pictures that a buffer has one below the other, with sharp pixels unless they are smaller than those
 * of the screen.
 */
export function drawPixels(
  context: CanvasRenderingContext2D,
  buffer: PixelBuffer,
  picture: number,
  height: number,
  box: Box,
): void {
  const { width } = buffer.canvas;
  const { x, y, across, up } = placePixels(box, width, height);
  context.imageSmoothingEnabled = Math.min(across, up) * pixelRatio() < 1;
  context.drawImage(buffer.canvas, 0, picture * height, width, height, x, y, width * across, height * up);
  context.imageSmoothingEnabled = true;
}

/** Outlines a rectangle of the pixels of a picture. */
export function outlineField(
  context: CanvasRenderingContext2D,
  { x, y, across, up }: PixelPlace,
  { rows, columns }: Field,
  { accent, surface }: Palette,
): void {
  context.beginPath();
  context.rect(
    x + columns.first * across,
    y + rows.first * up,
    (columns.last - columns.first + 1) * across,
    (rows.last - rows.first + 1) * up,
  );
  context.strokeStyle = surface;
  context.lineWidth = 3.4;
  context.stroke();
  context.strokeStyle = accent;
  context.lineWidth = 1.6;
  context.stroke();
}
