import type { ImageSize } from '../../math/sample.ts';
import { sourceLayer } from '../core/source-layer.ts';
import type { Box } from '../network/layout.ts';
import { sumWeightOf } from '../network/numbers.ts';
import { type ExamplePlotView, imageAt } from './types.ts';

/** Red, green and blue. */
const COLORS = 3;

/** The weights of a layer that reads an image: for each unit a rectangle of numbers for each channel that it reads. */
export interface KernelSet extends ImageSize {
  readonly layer: number;
  readonly units: number;
  /** Whether the units are channels of an image: a kernel is used at every position of the image. */
  readonly isConvolution: boolean;
  /** Whether its channels are red, green and blue, so that a unit is also a picture in colours. */
  readonly isColored: boolean;
  /** Index among all parameters of a number of a unit, counted channel by channel and row by row. */
  readonly indexOf: (unit: number, number: number) => number;
}

/** The kernels of a layer, or the weights of dense units on an image; null if it has neither. */
export function kernelsOf(view: ExamplePlotView, layer: number): KernelSet | null {
  const weight = sumWeightOf(view, layer);
  const before = imageAt(view, sourceLayer(view, layer));
  const units = view.layers[layer]?.units;
  if (!weight || !before || units === undefined) return null;
  const { shape, offset } = weight;
  const { channels } = before;
  const isColored = sourceLayer(view, layer) < 0 && channels === COLORS;
  if (shape.length === 4) {
    const [, , height = 0, width = 0] = shape;
    const size = channels * height * width;
    if (shape[0] !== units || shape[1] !== channels) return null;
    const indexOf = (unit: number, number: number) => offset + unit * size + number;
    return { layer, units, channels, height, width, isConvolution: true, isColored, indexOf };
  }
  const { height, width } = before;
  if (shape.length !== 2 || shape[1] !== units || shape[0] !== channels * height * width) return null;
  const indexOf = (unit: number, number: number) => offset + number * units + unit;
  return { layer, units, channels, height, width, isConvolution: false, isColored, indexOf };
}

/** Copies the numbers of several units, [count, channels, height, width], from all parameters. */
export function gatherKernels(
  { channels, height, width, indexOf }: KernelSet,
  parameters: ArrayLike<number>,
  first: number,
  count: number,
  into: Float32Array,
): void {
  const size = channels * height * width;
  for (let unit = 0; unit < count; unit++) {
    for (let number = 0; number < size; number++) {
      into[unit * size + number] = parameters[indexOf(first + unit, number)] as number;
    }
  }
}

/** A unit in the picture: its weights, and beside them their gradient. */
export interface KernelCell extends Box {
  readonly unit: number;
  /** A square for each channel, after one for all of them in colours if the set is coloured. */
  readonly weights: readonly Box[];
  readonly gradient: readonly Box[];
}

export interface KernelLayout {
  readonly cells: readonly KernelCell[];
  readonly columns: number;
  readonly height: number;
}

/** More channels wrap to the next row. */
const MOST_PER_ROW = 8;
const GAP = 2;
/** Between weights and gradient. */
const BETWEEN = 10;
const PADDING = 6;
/** Height of the line of text above a unit. */
export const LINE = 16;

/** Arranges the units from `first` on in a picture of this width. */
export function layoutKernels(set: KernelSet, first: number, count: number, width: number): KernelLayout {
  const pictures = set.channels + (set.isColored ? 1 : 0);
  const perRow = Math.min(pictures, MOST_PER_ROW);
  const rows = Math.ceil(pictures / perRow);
  const least = 2 * PADDING + BETWEEN + 2 * (perRow - 1) * GAP;
  const side = Math.max(4, Math.min(sideOf(set), (width - least) / (2 * perRow)));
  const block = perRow * (side + GAP) - GAP;
  const cellWidth = 2 * block + BETWEEN + 2 * PADDING;
  const cellHeight = LINE + rows * (side + GAP) - GAP + 2 * PADDING;
  const columns = Math.max(1, Math.floor((width + BETWEEN) / (cellWidth + BETWEEN)));
  const cells = Array.from({ length: count }, (_, index): KernelCell => {
    const x = (index % columns) * (cellWidth + BETWEEN);
    const y = Math.floor(index / columns) * (cellHeight + GAP);
    const squares = (left: number) =>
      Array.from({ length: pictures }, (_, picture) => ({
        x: left + (picture % perRow) * (side + GAP),
        y: y + PADDING + LINE + Math.floor(picture / perRow) * (side + GAP),
        width: side,
        height: side,
      }));
    return {
      unit: first + index,
      x,
      y,
      width: cellWidth,
      height: cellHeight,
      weights: squares(x + PADDING),
      gradient: squares(x + PADDING + block + BETWEEN),
    };
  });
  return { cells, columns, height: Math.ceil(count / columns) * (cellHeight + GAP) };
}

/** Side of a square: large kernels need more pixels, and many channels leave less room. */
function sideOf({ channels, height, width }: KernelSet): number {
  const longer = Math.max(height, width);
  if (longer > 16) return channels > 4 ? 40 : 68;
  if (longer > 5) return channels > 4 ? 32 : 52;
  return channels > 4 ? 20 : 36;
}
