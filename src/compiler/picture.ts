import { type ExperimentSpec, PARTS } from '../experiment/experiment.ts';
import { dataOf } from '../experiment/index.ts';
import type { Tensor } from '../math/tensor.ts';
import { inputsOf, type PreparedData } from './data.ts';
import type { Grid } from './grid.ts';
import { featuresAt, type PicturePlane, picturePlane, placeOn } from './plane.ts';
import { stateGrid } from './state-grid.ts';

const FINEST = 64;
const COARSEST = 16;
const ROUGHEST = 4;
/** The most multiplications for one picture: about a millisecond of onnxruntime on one thread. */
const MULTIPLICATIONS = 4e6;
/** The most multiplications for the coarsest picture; that of a network that needs more is even coarser. */
const MOST_MULTIPLICATIONS = 1e9;
/** The most values of one picture: they are sent to the page and become pixels at every paint. */
const VALUES = 2e5;
/** The margin beyond the outermost examples, as a share of their range. */
const MARGIN = 0.08;

/**
 * A grid around the examples, as fine as the network's cost allows.
 * @param cost the multiplications for one point
 * @param units the units that are pictured
 */
export function pictureGrid(spec: ExperimentSpec, data: PreparedData, cost: number, units: number): Grid {
  if (data.world) return stateGrid(spec, finenessFor(cost, units));
  const plane = picturePlane(spec, data);
  const places = placesOn(plane, data);
  const ranges = { x: rangeOf(places.map(([x]) => x)), y: rangeOf(places.map(([, y]) => y)) };
  // No plane runs through sequences in a way that means something.
  if (dataOf(spec).sequence !== null) return { size: 1, plane, ...ranges };
  return { size: finenessFor(cost, units), plane, ...ranges };
}

/** The number of cells for a side of a grid that a network can afford; see `pictureGrid`. */
function finenessFor(cost: number, units: number): number {
  const points = Math.min(MULTIPLICATIONS / cost, VALUES / units);
  const affordable = Math.max(ROUGHEST, Math.sqrt(MOST_MULTIPLICATIONS / cost));
  return Math.round(Math.min(FINEST, Math.max(Math.min(COARSEST, affordable), Math.sqrt(points))));
}

/** The inputs at the grid's points, row by row from the top, [size², features]. */
export function gridInputs({ size, plane, x, y }: Grid, data: PreparedData): Tensor {
  const width = data.own.length;
  const rows = new Float64Array(size * size * width);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const across = x[0] + ((column + 0.5) / size) * (x[1] - x[0]);
      const up = y[1] - ((row + 0.5) / size) * (y[1] - y[0]);
      rows.set(featuresAt(plane, across, up), (row * size + column) * width);
    }
  }
  return inputsOf(data, { shape: [size * size, width], data: rows });
}

/** The position of every example on the plane, part by part. */
export function placesOn(plane: PicturePlane, data: PreparedData): [x: number, y: number][] {
  const width = data.own.length;
  return PARTS.flatMap((part) => {
    const { count, own } = data.parts[part];
    return Array.from({ length: count }, (_, row) => placeOn(plane, own.data.subarray(row * width, (row + 1) * width)));
  });
}

function rangeOf(values: readonly number[]): [number, number] {
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((largest, value) => Math.max(largest, value), Number.NEGATIVE_INFINITY);
  const margin = (high - low) * MARGIN || 1;
  return [low - margin, high + margin];
}
