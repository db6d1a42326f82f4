import { dataOf, type ExperimentSpec, entryOf } from '../experiment/index.ts';
import { leadingComponents } from '../math/leading.ts';
import { deviationOf, type Moments, momentsOf } from '../math/spread.ts';
import type { Tensor } from '../math/tensor.ts';
import { columnOf, type PreparedData } from './data.ts';

/** A direction in the space of the dataset's features. */
interface Axis {
  readonly label: string;
  /** What moving by 1 along it adds to the features. */
  readonly direction: readonly number[];
  /** The weight of each feature, relative to the origin, in an example's position along it. */
  readonly weights: readonly number[];
}

/** The plane through the dataset's features that pictures show, or a line if they depend on only one feature. */
export interface PicturePlane {
  /** The features at (0, 0). */
  readonly origin: readonly number[];
  readonly across: Axis;
  /** null on a line. */
  readonly up: Axis | null;
}

/** The plane of an experiment; by default that of its dataset, as far as the inputs use it. */
export function picturePlane(spec: ExperimentSpec, data: PreparedData): PicturePlane {
  const moments = data.own.map((_, column) => momentsOf(columnOf(data.parts.train.own, column)));
  const means = moments.map(({ mean }) => mean);
  const { axes, image } = dataOf(spec);
  const many = data.own.length > 2 && dataOf(spec).sequence === null;
  if (spec.plane === 'components' || (axes === 'components' && spec.plane === null && many))
    return principalPlane(data, moments, image !== null);
  const [across, up] = planeColumns(spec, data);
  const axis = (column: number): Axis => {
    const unit = data.own.map((_, other) => (other === column ? 1 : 0));
    return { label: data.own[column] as string, direction: unit, weights: unit };
  };
  return {
    origin: means.map((value, column) => (column === across || column === up ? 0 : value)),
    across: axis(across as number),
    up: up === undefined ? null : axis(up),
  };
}

/** The columns of the axes. Pictures of sequences show no plane, so any two will do. */
function planeColumns(spec: ExperimentSpec, data: PreparedData): readonly number[] {
  if (dataOf(spec).sequence !== null) return [0, 1];
  return Array.isArray(spec.plane) ? spec.plane.map((name) => data.own.indexOf(name)) : usualColumns(spec, data);
}

/** The features at a position on the plane. */
export function featuresAt({ origin, across, up }: PicturePlane, x: number, y: number): number[] {
  return origin.map(
    (value, column) =>
      value + x * (across.direction[column] as number) + (up ? y * (up.direction[column] as number) : 0),
  );
}

/** The position of an example on the plane: its projection. On a line both coordinates are the same number. */
export function placeOn({ origin, across, up }: PicturePlane, features: ArrayLike<number>): [number, number] {
  const along = ({ weights }: Axis) => {
    let sum = 0;
    for (let column = 0; column < origin.length; column++) {
      const weight = weights[column] as number;
      if (weight !== 0) sum += ((features[column] as number) - (origin[column] as number)) * weight;
    }
    return sum;
  };
  return [along(across), along(up ?? across)];
}

/**
 * One or two of the dataset's features that the inputs are computed from, preferably those of the dataset's default
 * plane.
 */
function usualColumns(spec: ExperimentSpec, { features, own, pair }: PreparedData): readonly number[] {
  const used = new Set(
    features.flatMap((feature) =>
      own.includes(feature) ? own.indexOf(feature) : entryOf('features', feature).uses.map((of) => pair[of] as number),
    ),
  );
  const { axes, columns } = dataOf(spec);
  const preferred = axes === 'components' ? [] : axes.map((axis) => own.indexOf(axis));
  const isNumber = (column: number) => columns.some(({ id, levels }) => id === own[column] && levels === null);
  const rest = own.map((_, column) => column).filter((column) => !preferred.includes(column));
  // A category has only a few positions on an axis.
  const numbersFirst = rest.toSorted((a, b) => Number(isNumber(b)) - Number(isNumber(a)));
  return [...preferred, ...numbersFirst].filter((column) => used.has(column)).slice(0, 2);
}

/**
 * The two directions of largest spread of the training examples. Columns of different kinds are standardized first;
 * pixels are not, because those that hardly change carry no information.
 */
function principalPlane(data: PreparedData, moments: readonly Moments[], pixels: boolean): PicturePlane {
  const examples = pixels ? fewer(data) : data.parts.train.own;
  const deviations = moments.map((column) => (pixels ? 1 : deviationOf(column)));
  const scaled = moments.map(({ mean }, place) =>
    columnOf(examples, place).map((value) => (value - mean) / at(deviations, place)),
  );
  const { values, vectors } = leadingComponents(scaled, 2);
  const total = moments.reduce((sum, { variance }, place) => sum + variance / at(deviations, place) ** 2, 0);
  const axis = (rank: number): Axis => {
    const vector = vectors[rank] as readonly number[];
    const share = Math.round((100 * at(values, rank)) / total);
    return {
      label: `component ${rank + 1} (${share} %)`,
      direction: vector.map((value, column) => value * at(deviations, column)),
      weights: vector.map((value, column) => value / at(deviations, column)),
    };
  };
  return { origin: moments.map(({ mean }) => mean), across: axis(0), up: axis(1) };
}

/** The most pixel values from which the directions are computed, which takes about half a second. */
const MOST_PIXELS = 8e5;

/** The training examples, or some of them, without copies, if there are too many. */
function fewer({ own, parts, preparation }: PreparedData): Tensor {
  const { own: all, count } = parts.train;
  const originals = preparation?.parts.train.originals ?? count;
  const width = own.length;
  if (originals * width <= MOST_PIXELS) return all;
  const kept = Math.ceil(MOST_PIXELS / width);
  const data = new Float64Array(kept * width);
  for (let row = 0; row < kept; row++) {
    const from = Math.floor((row * originals) / kept) * width;
    data.set(all.data.subarray(from, from + width), row * width);
  }
  return { shape: [kept, width], data };
}

function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}
