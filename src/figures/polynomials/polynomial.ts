/** Polynomials on [−1, 1], fitted by least squares with a penalty. Pure. */

/** The weights of normalized Legendre polynomials, the constant first. */
export type Polynomial = readonly number[];

/**
 * The Legendre polynomials of degree 0 to `degree` at x, each with the mean square 1 on [−1, 1]. Powers of x would be
 * almost dependent at high degrees.
 */
export function legendre(degree: number, x: number): number[] {
  const values = [1, x];
  for (let k = 1; k < degree; k++) {
    values.push(((2 * k + 1) * x * (values[k] as number) - k * (values[k - 1] as number)) / (k + 1));
  }
  return values.slice(0, degree + 1).map((value, k) => value * Math.sqrt(2 * k + 1));
}

/** The polynomial at x. */
export function valueAt(polynomial: Polynomial, x: number): number {
  const basis = legendre(polynomial.length - 1, x);
  return polynomial.reduce((sum, weight, k) => sum + weight * (basis[k] as number), 0);
}

/** Minimizes the mean squared error plus `ridge` times the sum of the squared weights without that of the constant. */
export function fitPolynomial(x: readonly number[], y: readonly number[], degree: number, ridge: number): Polynomial {
  const share = 1 / Math.sqrt(x.length);
  const rows = x.map((place) => legendre(degree, place).map((value) => value * share));
  const penalties = Array.from({ length: degree }, (_, k) => k + 1);
  const columns = Array.from({ length: degree + 1 }, (_, k) => [
    ...rows.map((row) => row[k] as number),
    ...penalties.map((penalized) => (penalized === k ? Math.sqrt(ridge) : 0)),
  ]);
  return leastSquares(columns, [...y.map((value) => value * share), ...penalties.map(() => 0)]);
}

/** The mean squared error of a polynomial on examples. */
export function errorOf(polynomial: Polynomial, x: readonly number[], y: readonly number[]): number {
  return x.reduce((sum, place, index) => sum + (valueAt(polynomial, place) - (y[index] as number)) ** 2, 0) / x.length;
}

/** A column that is shorter than this share of its length, once the others are subtracted, depends on them. */
const DEPENDENT = 1e-10;

/**
 * The weights of the columns whose sum is nearest to the target, by Gram–Schmidt. A column that depends on the ones
 * before it has the weight 0.
 */
export function leastSquares(columns: readonly (readonly number[])[], target: readonly number[]): number[] {
  const directions: (readonly number[] | null)[] = [];
  const shares: number[][] = [];
  for (const column of columns) {
    let rest = column;
    const along = new Array<number>(directions.length).fill(0);
    // The second pass removes what rounding left behind in the first.
    for (let pass = 0; pass < 2; pass++) {
      directions.forEach((direction, index) => {
        if (!direction) return;
        const part = dot(direction, rest);
        along[index] = (along[index] as number) + part;
        rest = rest.map((value, row) => value - part * (direction[row] as number));
      });
    }
    const length = Math.sqrt(dot(rest, rest));
    const isNew = length > DEPENDENT * Math.sqrt(dot(column, column));
    directions.push(isNew ? rest.map((value) => value / length) : null);
    shares.push([...along, length]);
  }
  const weights = columns.map(() => 0);
  for (let index = columns.length - 1; index >= 0; index--) {
    const direction = directions[index];
    if (!direction) continue;
    const later = weights.reduce(
      (sum, weight, other) => (other > index ? sum + weight * (shares[other]?.[index] as number) : sum),
      0,
    );
    weights[index] = (dot(direction, target) - later) / (shares[index]?.[index] as number);
  }
  return weights;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
}
