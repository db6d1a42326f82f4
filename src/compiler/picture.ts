import { sizeOf } from '../math/shape.ts';
import { type Tensor, tensor } from '../math/tensor.ts';
import { type ExperimentSpec, PARTS } from '../spec/experiment.ts';
import { entryOf } from '../spec/lookup.ts';
import type { PreparedData } from './data.ts';

/** The square of inputs on which every unit is pictured. */
export interface Grid {
  readonly size: number;
  /** Columns of the features that span it, across and up; the same where there is only one. */
  readonly axes: readonly [number, number];
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
}

const FINEST = 64;
const COARSEST = 16;
/** Multiplications that one picture may cost: about a millisecond of onnxruntime on one thread. */
const MULTIPLICATIONS = 4e6;
/** Values that one picture may hold: they cross to the page and become pixels at every paint. */
const VALUES = 2e5;
/** Room beyond the outermost examples, as a share of their range. */
const MARGIN = 0.08;

/** A grid around the examples, as fine as the network's cost allows. */
export function pictureGrid(
  spec: ExperimentSpec,
  data: PreparedData,
  parameters: readonly { readonly shape: readonly number[] }[],
  units: number,
): Grid {
  const dataset = entryOf('datasets', spec.data.id);
  const cost = parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const points = Math.min(MULTIPLICATIONS / cost, VALUES / units);
  const size = Math.round(Math.min(FINEST, Math.max(COARSEST, Math.sqrt(points))));
  const preferred = dataset.axes.map((axis) => spec.features.indexOf(dataset.features[axis] as string));
  const across = preferred.find((column) => column >= 0) ?? 0;
  const up =
    preferred.find((column) => column >= 0 && column !== across) ??
    spec.features.findIndex((_, column) => column !== across);
  const axes: [number, number] = [across, Math.max(up, 0)];
  return { size, axes, x: rangeOf(data, axes[0]), y: rangeOf(data, axes[1]) };
}

/** The inputs at the grid's points, row by row from the top, [size², features]. Other features stand at their mean. */
export function gridInputs({ size, axes, x, y }: Grid, data: PreparedData): Tensor {
  const features = data.features.length;
  const means = Array.from({ length: features }, (_, column) => {
    const values = columnOf(data.parts.train.x, column);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  });
  const rows: number[] = [];
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const point = [...means];
      point[axes[1]] = y[1] - ((row + 0.5) / size) * (y[1] - y[0]);
      point[axes[0]] = x[0] + ((column + 0.5) / size) * (x[1] - x[0]);
      rows.push(...point);
    }
  }
  return tensor([size * size, features], rows);
}

function rangeOf(data: PreparedData, column: number): [number, number] {
  const values = PARTS.flatMap((part) => columnOf(data.parts[part].x, column));
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((largest, value) => Math.max(largest, value), Number.NEGATIVE_INFINITY);
  const margin = (high - low) * MARGIN || 1;
  return [low - margin, high + margin];
}

function columnOf({ shape, data }: Tensor, column: number): number[] {
  const [rows, columns] = shape as readonly [number, number];
  return Array.from({ length: rows }, (_, row) => data[row * columns + column] as number);
}
