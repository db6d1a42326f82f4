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
  const width = Math.min(columns.length, count + SPARE);
  // Any start works that is not orthogonal to the result.
  let basis = orthonormal(
    Array.from({ length: width }, (_, rank) =>
      Float64Array.from(columns, (_, place) => Math.sin((rank + 1) * (place + 1))),
    ),
  );
  for (let round = 0; round < ROUNDS; round++) basis = orthonormal(basis.map((vector) => spread(columns, vector)));
  const images = basis.map((vector) => spread(columns, vector));
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
