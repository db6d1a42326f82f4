import type { Palette } from '../core/color.ts';
import { PixelBuffer } from '../core/heatmap.ts';
import type { Box } from '../network/layout.ts';
import { colorValues, drawPixels } from './draw-pixels.ts';
import { inkLookup } from './ink.ts';
import type { Patch } from './types.ts';

/** The colours of a patch: ink on paper for pixels from 0 to 1, or the values from negative to positive. */
export type PatchRange = 'ink' | readonly [number, number];

/** Draws numbers as pixels in a box. */
export function drawPatch(
  context: CanvasRenderingContext2D,
  { values, width, height }: Patch,
  range: PatchRange,
  box: Box,
  palette: Palette,
): void {
  const buffer = new PixelBuffer();
  buffer.resize(width, height);
  const isInk = range === 'ink';
  const lookup = isInk ? inkLookup(palette) : palette.diverging;
  colorValues(values, 0, values.length, isInk ? [0, 1] : range, lookup, buffer.pixels);
  buffer.flush();
  drawPixels(context, buffer, 0, height, box);
}

/** The range of colours for numbers of either sign. */
export function rangeAround0(...patches: readonly { readonly values: ArrayLike<number> }[]): readonly [number, number] {
  let bound = 1e-6;
  for (const { values } of patches) {
    for (let index = 0; index < values.length; index++) {
      const size = Math.abs(values[index] as number);
      if (size > bound && size < Number.POSITIVE_INFINITY) bound = size;
    }
  }
  return [-bound, bound];
}
