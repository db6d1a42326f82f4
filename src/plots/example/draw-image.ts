import { rgb } from 'd3';
import type { ImageSize } from '../../math/sample.ts';
import type { Palette } from '../core/color.ts';
import { PixelBuffer } from '../core/heatmap.ts';
import type { Box } from '../network/layout.ts';
import { drawPixels } from './draw-pixels.ts';

const COLORS = 3;

/**
 * Draws an image in a box: in its colours if it has three channels, or its first channel in ink on paper.
 * @param pixels [channels, height, width], from 0 to 1
 */
export function drawImage(
  context: CanvasRenderingContext2D,
  pixels: ArrayLike<number>,
  { channels, height, width }: ImageSize,
  box: Box,
  palette: Palette,
): void {
  const buffer = new PixelBuffer();
  buffer.resize(width, height);
  const bytes = new Uint8ClampedArray(buffer.pixels.buffer);
  const [ink, paper] = [rgb(palette.ink), rgb(palette.surface)];
  const area = height * width;
  const isColored = channels === COLORS;
  for (let pixel = 0; pixel < area; pixel++) {
    const value = pixels[pixel] as number;
    const mix = (from: number, to: number) => from + Math.min(1, Math.max(0, value)) * (to - from);
    const color = isColored
      ? Array.from({ length: COLORS }, (_, channel) => 255 * (pixels[channel * area + pixel] as number))
      : [mix(paper.r, ink.r), mix(paper.g, ink.g), mix(paper.b, ink.b)];
    bytes.set([...color, 255], 4 * pixel);
  }
  buffer.flush();
  drawPixels(context, buffer, 0, height, box);
}
