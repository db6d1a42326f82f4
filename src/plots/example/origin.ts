import type { ImageSize } from '../../math/sample.ts';
import { sourceLayer } from '../core/source-layer.ts';
import { parameterOf } from '../network/numbers.ts';
import { type ExamplePlotView, imageAt, type Patch, type PixelRef, type PlotExample } from './types.ts';
import { weightsOf } from './weights.ts';
import { type Field, fieldBefore, fieldOfPixel, type Windows } from './windows.ts';

/** What one input contributes to a weighted sum: a channel of an image, or one unit. */
export interface Term {
  /** Index of the channel or the unit. */
  readonly from: number;
  /** Height and width are 1 for a unit. */
  readonly inputs: Patch;
  readonly weights: Patch;
  readonly products: Patch;
  readonly sum: number;
}

/** How a number came to be: from weights, or from a window of the same channel. */
export type Origin =
  | {
      readonly kind: 'sum';
      readonly terms: readonly Term[];
      /** The sum of all terms. */
      readonly sum: number;
      /** 0 if the layer has no bias. */
      readonly bias: number;
      readonly value: number;
      /** What is read of the image before; null if there is none. */
      readonly field: Field | null;
    }
  | { readonly kind: 'window'; readonly inputs: Patch; readonly value: number; readonly field: Field };

/**
 * How a number of a layer came to be, for one example.
 * @param windows how the layer reads the image before it; null if it depends on all of its input
 * @param place the unit, and the pixel if its output is an image
 * @returns null if the layer computes neither a weighted sum nor something from a window
 */
export function originOf(
  view: ExamplePlotView,
  windows: Windows | null,
  { input, outputs, parameters }: PlotExample,
  place: PixelRef,
): Origin | null {
  const { layer, unit, row, column } = place;
  const before = imageAt(view, sourceLayer(view, layer));
  const after = imageAt(view, layer);
  if (after && (row >= after.height || column >= after.width)) return null;
  const given = outputs[sourceLayer(view, layer)] ?? input;
  const value = outputs[layer]?.[after ? indexIn(after, unit, row, column) : unit];
  if (!given || value === undefined) return null;
  const weights = weightsOf(view, parameters, place);
  const field = before && windows && fieldBefore(windows, fieldOfPixel(row, column));
  if (weights) {
    // Without windows, a unit reads all of each channel.
    const read = (from: number, { height, width }: Patch): Patch =>
      field && windows
        ? patchAt(given, before, from, windows, field)
        : {
            height,
            width,
            values: Float32Array.from(
              { length: height * width },
              (_, at) => given[from * height * width + at] as number,
            ),
          };
    const terms = weights.map((patch, from) => termOf(from, read(from, patch), patch));
    const bias = parameterOf(view, layer, 'bias');
    return {
      kind: 'sum',
      terms,
      sum: terms.reduce((sum, term) => sum + term.sum, 0),
      bias: bias ? (parameters[bias.offset + unit] as number) : 0,
      value,
      field,
    };
  }
  const isWide = windows !== null && Math.max(windows.rows.size, windows.columns.size) > 1;
  const isPooled = field && isWide && !parameterOf(view, layer, 'weight');
  return isPooled ? { kind: 'window', inputs: patchAt(given, before, unit, windows, field), value, field } : null;
}

/** The terms with the largest contributions in order of size, and the sum of the others. */
export function largestTerms(
  terms: readonly Term[],
  most: number,
): { readonly largest: readonly Term[]; readonly others: number; readonly rest: number } {
  const ranked = terms.toSorted((a, b) => Math.abs(b.sum) - Math.abs(a.sum));
  const others = ranked.slice(most);
  return {
    largest: ranked.slice(0, most),
    others: others.length,
    rest: others.reduce((sum, term) => sum + term.sum, 0),
  };
}

/** The index of the largest number of a patch; padding does not count. */
export function largestIn({ values }: Patch): number {
  return values.reduce(
    (best, value, index) => (value > (values[best] as number) || Number.isNaN(values[best]) ? index : best),
    0,
  );
}

function indexIn({ height, width }: ImageSize, channel: number, row: number, column: number): number {
  return (channel * height + row) * width + column;
}

/** What a window reads of one channel. */
function patchAt(
  read: ArrayLike<number>,
  image: ImageSize,
  channel: number,
  { rows, columns }: Windows,
  field: Field,
): Patch {
  const values = new Float32Array(rows.size * columns.size);
  for (let down = 0; down < rows.size; down++) {
    for (let across = 0; across < columns.size; across++) {
      const row = field.rows.first + down * rows.dilation;
      const column = field.columns.first + across * columns.dilation;
      const inside = row >= 0 && column >= 0 && row < image.height && column < image.width;
      values[down * columns.size + across] = inside
        ? (read[indexIn(image, channel, row, column)] as number)
        : Number.NaN;
    }
  }
  return { height: rows.size, width: columns.size, values };
}

/** A term; padding counts as 0. */
function termOf(from: number, inputs: Patch, weights: Patch): Term {
  const values = inputs.values.map((input, index) =>
    Number.isNaN(input) ? 0 : input * (weights.values[index] as number),
  );
  return {
    from,
    inputs,
    weights,
    products: { ...inputs, values },
    sum: values.reduce((sum, product) => sum + product, 0),
  };
}
