export interface Eigen {
  /** From the largest to the smallest. */
  readonly values: readonly number[];
  /** Unit vectors in the same order; the first of the largest components of each is positive. */
  readonly vectors: readonly (readonly number[])[];
}

/**
 * The maximum number of sweeps, enough for hundreds of rows: the method converges quadratically, usually within ten.
 */
const MOST_SWEEPS = 60;

/** Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's rotations (Golub and Van Loan 2013, 8.5). */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  const a = matrix.map((row) => [...row]);
  const size = a.length;
  const vectors = a.map((_, row) => a.map((_, column) => (row === column ? 1 : 0)));
  const at = (row: number, column: number) => (a[row] as number[])[column] as number;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let rotated = false;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        // An element this small would not change the two diagonal values.
        if (Math.abs(at(p, q)) <= Number.EPSILON * Math.sqrt(Math.abs(at(p, p) * at(q, q)))) continue;
        rotate(a, vectors, p, q);
        rotated = true;
      }
    }
    if (!rotated) break;
  }
  const order = a.map((_, index) => index).sort((p, q) => at(q, q) - at(p, p));
  return {
    values: order.map((index) => at(index, index)),
    vectors: order.map((index) => upright(vectors.map((row) => row[index] as number))),
  };
}

/** Makes the element at (p, q) zero and rotates the vectors accordingly. */
function rotate(a: number[][], vectors: number[][], p: number, q: number): void {
  const [rowP, rowQ] = [a[p] as number[], a[q] as number[]];
  const theta = ((rowQ[q] as number) - (rowP[p] as number)) / (2 * (rowP[q] as number));
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cosine = 1 / Math.hypot(tangent, 1);
  const sine = tangent * cosine;
  const turn = (row: number[]) => {
    const [x, y] = [row[p] as number, row[q] as number];
    row[p] = cosine * x - sine * y;
    row[q] = sine * x + cosine * y;
  };
  for (const row of a) turn(row);
  for (let column = 0; column < a.length; column++) {
    const [x, y] = [rowP[column] as number, rowQ[column] as number];
    rowP[column] = cosine * x - sine * y;
    rowQ[column] = sine * x + cosine * y;
  }
  rowP[q] = 0;
  rowQ[p] = 0;
  for (const row of vectors) turn(row);
}

/** The vector or its opposite: both are eigenvectors, and the choice has to be the same every time. */
function upright(vector: readonly number[]): readonly number[] {
  const largest = Math.max(...vector.map(Math.abs));
  const first = vector.find((value) => Math.abs(value) >= largest * (1 - 1e-9)) ?? 0;
  return first < 0 ? vector.map((value) => -value) : vector;
}
