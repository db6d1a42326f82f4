import { rgb } from 'd3';
import type { ImageSize } from '../../math/sample.ts';
import type { Palette } from '../core/color.ts';
import { PixelBuffer, type PixelTarget } from '../core/heatmap.ts';
import type { Box } from '../network/layout.ts';
import { drawPixels } from './draw-pixels.ts';

const COLORS = 3;

/**
 * Writes the colours of an image into a picture: its own if it has three channels, or its first channel in ink on paper.
 * @param pixels [channels, height, width] from `first` on, from 0 to 1
 */
export function colorImage(
  pixels: ArrayLike<number>,
  first: number,
  { channels, height, width }: ImageSize,
  palette: Palette,
  { pixels: target, rowLength, start }: PixelTarget,
): void {
  const bytes = new Uint8ClampedArray(target.buffer);
  const [ink, paper] = [rgb(palette.ink), rgb(palette.surface)];
  const area = height * width;
  const isColored = channels === COLORS;
  for (let pixel = 0; pixel < area; pixel++) {
    const value = pixels[first + pixel] as number;
    const mix = (from: number, to: number) => from + Math.min(1, Math.max(0, value)) * (to - from);
    const color = isColored
      ? Array.from({ length: COLORS }, (_, channel) => 255 * (pixels[first + channel * area + pixel] as number))
      : [mix(paper.r, ink.r), mix(paper.g, ink.g), mix(paper.b, ink.b)];
    const place = start + Math.floor(pixel / width) * rowLength + (pixel % width);
    bytes.set([...color, 255], 4 * place);
  }
}

/**
 * Draws an image in a box: in its colours if it has three channels, or its first channel in ink on paper.
 * @param pixels [channels, height, width], from 0 to 1
 */
export function drawImage(
  context: CanvasRenderingContext2D,
  pixels: ArrayLike<number>,
  image: ImageSize,
  box: Box,
  palette: Palette,
): void {
  const buffer = new PixelBuffer();
  buffer.resize(image.width, image.height);
  colorImage(pixels, 0, image, palette, { pixels: buffer.pixels, rowLength: image.width, start: 0 });
  buffer.flush();
  drawPixels(context, buffer, 0, image.height, box);
}
