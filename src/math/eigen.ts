/** An eigenvalue with its eigenvector of length 1. */
export interface Eigenpair {
  readonly value: number;
  readonly vector: readonly number[];
}

const SWEEPS = 50;

/** Eigenvalues and eigenvectors of a small symmetric matrix, the largest first, by Jacobi's rotations. */
export function eigenpairs(matrix: readonly (readonly number[])[]): Eigenpair[] {
  const size = matrix.length;
  const a = matrix.map((row) => [...row]);
  const v = matrix.map((_, row) => matrix.map((_, column) => (row === column ? 1 : 0)));
  const at = (m: number[][], row: number, column: number) => m[row]?.[column] as number;
  const scale = Math.hypot(...matrix.flat());

  const turnColumns = (m: number[][], p: number, q: number, cos: number, sin: number) => {
    for (const row of m) {
      const [left, right] = [row[p] as number, row[q] as number];
      row[p] = cos * left - sin * right;
      row[q] = sin * left + cos * right;
    }
  };
  const turnRows = (p: number, q: number, cos: number, sin: number) => {
    const [upper, lower] = [a[p] as number[], a[q] as number[]];
    a[p] = upper.map((value, column) => cos * value - sin * (lower[column] as number));
    a[q] = upper.map((value, column) => sin * value + cos * (lower[column] as number));
  };

  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let largest = 0;
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const off = at(a, p, q);
        largest = Math.max(largest, Math.abs(off));
        if (off === 0) continue;
        const theta = (at(a, q, q) - at(a, p, p)) / (2 * off);
        const tan = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const cos = 1 / Math.hypot(tan, 1);
        turnColumns(a, p, q, cos, tan * cos);
        turnRows(p, q, cos, tan * cos);
        turnColumns(v, p, q, cos, tan * cos);
      }
    }
    if (largest <= 1e-15 * scale) break;
  }
  return matrix
    .map((_, index) => ({ value: at(a, index, index), vector: v.map((row) => row[index] as number) }))
    .sort((one, other) => other.value - one.value);
}
