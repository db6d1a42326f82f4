/** Chooses planes through the parameters of a network for pictures of its loss. */
import type { Compiled } from '../../compiler/compiled.ts';
import { symmetricEigen } from '../../math/eigen.ts';
import { randomStream } from '../../math/random.ts';
import { sizeOf } from '../../math/shape.ts';

/** A part of a plane through the parameters. */
export interface Plane {
  /** Two random directions with each unit's weights as long as those of the network, or the two main ones of the run's path. */
  readonly directions: 'random' | 'path';
  /**
   * The directions, in the layout of `Frame.parameters` and orthogonal to each other: moving by 1 along x adds `x` to the
   * parameters.
   */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** [low, high] along each. */
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
}

/** The margin beyond the outermost points of a path, as a share of their range. */
const MARGIN = 0.25;
/** The smallest ratio of one side of the plane to the other. */
const NARROWEST = 0.4;
/** A path that deviates from a line by less than this share of its length has one direction, not two. */
const STRAIGHT = 1e-3;
/** The most multiplications for the directions of a path. */
const MULTIPLICATIONS = 1e7;

/**
 * Two random directions in which every unit's incoming weights are as long as the network's own, so that networks of
 * different scale can be compared (Li et al. 2018); other parameters do not move. The directions are orthogonal unit by
 * unit, which does not change the lengths. If units with a single weight allow that only for the network as a whole,
 * the second direction keeps its total length.
 * @returns null if fewer than two parameters are trained
 */
export function randomPlane(parameters: Compiled['parameters'], origin: Float32Array, seed: number): Plane | null {
  const { weights, trained } = directionsFor(parameters, seed);
  // If the weights alone do not span a plane, the biases are included.
  const directions = scaled(weights, origin) ?? scaled(trained(), origin);
  return directions && { directions: 'random', ...directions, xRange: [-1, 1], yRange: [-1, 1] };
}

/**
 * The two directions, of length 1, in which a path moves furthest from the origin.
 * @returns null if it does not move or moves along a line
 */
export function pathPlane(path: readonly Float32Array[], origin: Float32Array): Plane | null {
  const most = Math.max(3, Math.floor(Math.sqrt((2 * MULTIPLICATIONS) / origin.length)));
  const stride = Math.ceil(path.length / most);
  const away = path
    .filter((_, index) => index % stride === 0)
    .map((point) => Float64Array.from(point, (value, index) => value - (origin[index] as number)));
  const products = away.map((a) => away.map((b) => (a.length > 0 ? dot(a, b) : 0)));
  const { values, vectors } = symmetricEigen(products);
  const [first, second] = values.map((value, index) => ({ value, vector: vectors[index] as readonly number[] }));
  if (!first || !second || !(second.value > STRAIGHT ** 2 * first.value)) return null;

  // Fixes the signs, so that they do not change from one picture to the next: the path starts at the left and bends
  // upwards.
  const furthest = second.vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most));
  const axis = ({ value, vector }: typeof first, sign: number) => {
    const length = Math.sqrt(value);
    const direction = new Float32Array(origin.length);
    away.forEach((point, index) => {
      const share = (sign * (vector[index] as number)) / length;
      for (let place = 0; place < direction.length; place++) {
        direction[place] = (direction[place] as number) + share * (point[place] as number);
      }
    });
    return { direction, places: [0, ...vector.map((share) => sign * share * length)] };
  };
  const x = axis(first, (first.vector[0] as number) > 0 ? -1 : 1);
  const y = axis(second, furthest > 0 ? 1 : -1);
  const width = extent(x.places);
  const height = extent(y.places);
  return {
    directions: 'path',
    x: x.direction,
    y: y.direction,
    xRange: around(x.places, NARROWEST * height),
    yRange: around(y.places, NARROWEST * width),
  };
}

/** Directions that have length 1 within each filter. */
interface Directions {
  /** For each unit, the indices of its incoming weights among the parameters. */
  readonly filters: readonly (readonly number[])[];
  readonly x: Float64Array;
  readonly y: Float64Array;
}

interface Drawn {
  readonly seed: number;
  readonly weights: Directions;
  /** All trained parameters, as one filter. */
  readonly trained: () => Directions;
}

/** Drawing random numbers for many parameters takes long, and all landscapes of a network use the same ones. */
const drawnFor = new WeakMap<Compiled['parameters'], Drawn>();

function directionsFor(parameters: Compiled['parameters'], seed: number): Drawn {
  const known = drawnFor.get(parameters);
  if (known?.seed === seed) return known;
  const filters: number[][] = [];
  const trained: number[] = [];
  let offset = 0;
  for (const { shape, role, unitAxis, frozen } of parameters) {
    const size = sizeOf(shape);
    const units = unitAxis === null ? 1 : (shape[unitAxis] as number);
    // The distance from one unit to the next in row-major order.
    const stride = unitAxis === null ? 1 : sizeOf(shape.slice(unitAxis + 1));
    for (let unit = 0; unit < units && !frozen; unit++) {
      const filter = Array.from({ length: size / units }, (_, rest) => {
        const [before, after] = [Math.floor(rest / stride), rest % stride];
        return offset + (before * units + unit) * stride + after;
      });
      if (role === 'weight') filters.push(filter);
      for (const place of filter) trained.push(place);
    }
    offset += size;
  }
  const total = offset;
  const drawn = { seed, weights: draw(filters, total, seed), trained: () => draw([trained], total, seed) };
  drawnFor.set(parameters, drawn);
  return drawn;
}

/** Random directions, orthogonal in every filter with more than one parameter. */
function draw(filters: readonly (readonly number[])[], total: number, seed: number): Directions {
  const random = randomStream(seed, 'landscape');
  const x = new Float64Array(total);
  const y = new Float64Array(total);
  for (const filter of filters) {
    const one = filter.map(() => random.normal());
    const other = filter.map(() => random.normal());
    const across = filter.length > 1 ? rejected(other, one) : other;
    const [oneLength, acrossLength] = [lengthOf(one), lengthOf(across)];
    filter.forEach((place, at) => {
      x[place] = (one[at] as number) / oneLength;
      y[place] = (across[at] as number) / acrossLength;
    });
  }
  return { filters, x, y };
}

/** The directions with each filter as long as the network's own; null if they do not span a plane. */
function scaled({ filters, ...unit }: Directions, origin: Float32Array): Pick<Plane, 'x' | 'y'> | null {
  const lengths = filters.map((filter) => lengthOf(filter.map((place) => origin[place] as number)));
  // A network of zeros has no length to scale to.
  const isZero = lengths.every((length) => length === 0);
  const x = new Float64Array(origin.length);
  const y = new Float64Array(origin.length);
  filters.forEach((filter, index) => {
    const length = isZero ? 1 : (lengths[index] as number);
    for (const place of filter) {
      x[place] = length * (unit.x[place] as number);
      y[place] = length * (unit.y[place] as number);
    }
  });
  const whole = rejected(y, x);
  const [before, after] = [lengthOf(y), lengthOf(whole)];
  if (!(after > 1e-6 * before)) return null;
  return { x: Float32Array.from(x), y: Float32Array.from(whole, (value) => (value * before) / after) };
}

/** The component of `vector` that is orthogonal to `from`. */
function rejected(vector: ArrayLike<number>, from: ArrayLike<number>): number[] {
  const share = dot(vector, from) / dot(from, from);
  return Array.from(vector, (value, index) => value - share * (from[index] as number));
}

function lengthOf(vector: ArrayLike<number>): number {
  return Math.sqrt(dot(vector, vector));
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}

function extent(places: readonly number[]): number {
  return Math.max(...places) - Math.min(...places);
}

/** A range that contains the positions with a margin and is at least as wide as `least`. */
function around(places: readonly number[], least: number): [number, number] {
  const middle = (Math.max(...places) + Math.min(...places)) / 2;
  const half = Math.max((0.5 + MARGIN) * extent(places), least / 2);
  return [middle - half, middle + half];
}
