import { symmetricEigen } from './eigen.ts';

/** The directions of largest spread of points, with their variances. */
export interface Components {
  /** The variances along them, in descending order. */
  readonly values: readonly number[];
  /** Unit vectors in the same order. */
  readonly vectors: readonly (readonly number[])[];
}

/** Up to this many columns, computing the whole covariance takes hardly any time. */
const FEW = 64;
/** The number of iterations, enough for a picture: the error shrinks by the ratio of two variances each time. */
const ROUNDS = 30;
/** The number of additional directions, which absorb the error. */
const SPARE = 4;

/**
 * The first principal components of centred columns: exact for few columns, otherwise by subspace iteration (Golub and
 * Van Loan 2013, 8.2.4), which never forms the covariance.
 * @param columns of equal length, each with mean 0
 * @param count at most the number of columns
 */
export function leadingComponents(columns: readonly Float64Array[], count: number): Components {
  if (columns.length <= FEW) {
    const { values, vectors } = symmetricEigen(columns.map((a) => columns.map((b) => dot(a, b) / a.length)));
    return { values: values.slice(0, count), vectors: vectors.slice(0, count) };
  }
  let basis = startOf(columns.length, count);
  for (let round = 0; round < ROUNDS; round++) basis = orthonormal(basis.map((vector) => spread(columns, vector)));
  return componentsIn(basis, (vector) => spread(columns, vector), count);
}

/** The covariance of more columns takes too long and too much memory. */
export const MOST_COLUMNS = 1024;

/** The number of multiplications after which a search pauses: a few milliseconds. */
const SLICE = 1e7;
/** The iterations end when the variance in the subspace changes by less than this share, or after `MOST_ROUNDS`. */
const SETTLED = 1e-9;
const MOST_ROUNDS = 300;

/**
 * The same to many digits, in pieces: it yields after a few milliseconds of work. It forms the covariance, which pays for
 * many points.
 * @param columns at most `MOST_COLUMNS`
 */
export async function* principalSearch(
  columns: readonly Float64Array[],
  count: number,
): AsyncGenerator<void, Components, void> {
  if (columns.length <= FEW) return leadingComponents(columns, count);
  const size = columns.length;
  const covariance = columns.map(() => new Float64Array(size));
  let work = 0;
  for (const [i, a] of columns.entries()) {
    for (let j = 0; j <= i; j++) {
      const value = dot(a, columns[j] as Float64Array) / a.length;
      (covariance[i] as Float64Array)[j] = value;
      (covariance[j] as Float64Array)[i] = value;
      work += a.length;
    }
    if (work > SLICE) {
      work = 0;
      yield;
    }
  }
  const apply = (vector: Float64Array) => Float64Array.from(covariance, (row) => dot(row, vector));
  let basis = startOf(size, count);
  let before = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const images: Float64Array[] = [];
    for (const vector of basis) {
      images.push(apply(vector));
      work += size * size;
      if (work < SLICE) continue;
      work = 0;
      yield;
    }
    const variance = basis.reduce((sum, vector, rank) => sum + dot(vector, images[rank] as Float64Array), 0);
    basis = orthonormal(images);
    if (Math.abs(variance - before) <= SETTLED * variance) break;
    before = variance;
  }
  return componentsIn(basis, apply, count);
}

/** Vectors to begin with. Any start works that is not orthogonal to the result. */
function startOf(size: number, count: number): Float64Array[] {
  const width = Math.min(size, count + SPARE);
  return orthonormal(
    Array.from({ length: width }, (_, rank) =>
      Float64Array.from({ length: size }, (_, place) => Math.sin((rank + 1) * (place + 1))),
    ),
  );
}

/** The largest components within a subspace. @param apply the covariance times a vector */
function componentsIn(
  basis: readonly Float64Array[],
  apply: (vector: Float64Array) => Float64Array,
  count: number,
): Components {
  const images = basis.map(apply);
  const small = symmetricEigen(basis.map((a) => images.map((b) => dot(a, b))));
  return {
    values: small.values.slice(0, count),
    vectors: small.vectors.slice(0, count).map((weights) => [...combine(basis, weights)]),
  };
}

/** The covariance times a vector. */
function spread(columns: readonly Float64Array[], vector: Float64Array): Float64Array {
  const points = combine(columns, vector);
  return Float64Array.from(columns, (column) => dot(column, points) / column.length);
}

function combine(vectors: readonly Float64Array[], weights: ArrayLike<number>): Float64Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  vectors.forEach((vector, place) => {
    const weight = weights[place] as number;
    if (weight === 0) return;
    for (let index = 0; index < sum.length; index++)
      sum[index] = (sum[index] as number) + weight * (vector[index] as number);
  });
  return sum;
}

/** Gram–Schmidt, applied twice to keep the vectors orthogonal. A vector that depends on the others becomes zero. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    let rest = vector;
    for (let pass = 0; pass < 2; pass++) {
      for (const unit of basis) {
        const along = dot(unit, rest);
        rest = rest.map((value, index) => value - along * (unit[index] as number));
      }
    }
    const length = Math.sqrt(dot(rest, rest));
    basis.push(length > 0 ? rest.map((value) => value / length) : rest);
  }
  return basis;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < a.length; index++) sum += (a[index] as number) * (b[index] as number);
  return sum;
}
