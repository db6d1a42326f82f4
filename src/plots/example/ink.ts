import { UNSCALED, unscaled } from '../../math/scale.ts';
import { createLookup, type Palette } from '../core/color.ts';
import type { PlotView } from '../core/types.ts';

/** Colours of pixels from 0 to 1: ink on paper. */
export function inkLookup({ surface, ink }: Palette): Uint32Array {
  return createLookup([surface, ink]);
}

/** The pixels of an input, from 0 to 1, as before the scaling. */
export function pixelsOfInput({ features, scales }: PlotView, input: ArrayLike<number>): Float32Array {
  return Float32Array.from({ length: input.length }, (_, index) =>
    unscaled(input[index] as number, scales.get(features[index] ?? '') ?? UNSCALED),
  );
}
