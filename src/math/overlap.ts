/** How far one set of points in the plane covers another one. */

/** Pairs of numbers, one after the other: [count, 2]. */
type Points = ArrayLike<number>;

/** A square of cells over a part of the plane. */
export interface Cells {
  readonly size: number;
  readonly x: readonly [low: number, high: number];
  readonly y: readonly [low: number, high: number];
}

export interface Overlap {
  /** The share of the points of the first set in whose cell, or in one beside it, there is a point of the second. */
  readonly coverage: number;
  /** The same with the sets exchanged. */
  readonly precision: number;
  /**
   * The Jensen–Shannon divergence of the two sets on the cells, each smoothed over neighbouring cells: 0 for the same
   * distribution, ln 2 for sets without common cells. Points beyond the square count for the cell nearest to them.
   */
  readonly divergence: number;
}

/** J. Lin (1991), Divergence measures based on the Shannon entropy: https://doi.org/10.1109/18.61115 */
export function overlapOf(first: Points, second: Points, cells: Cells): Overlap {
  const [a, b] = [countsOf(first, cells), countsOf(second, cells)];
  const [nearA, nearB] = [smoothed(a, cells.size), smoothed(b, cells.size)];
  return {
    coverage: shareNear(first.length / 2, a, nearB),
    precision: shareNear(second.length / 2, b, nearA),
    divergence: jensenShannon(nearA, nearB),
  };
}

/** The share of `count` points that are in cells where `near` is not 0. */
function shareNear(count: number, counts: Float64Array, near: Float64Array): number {
  let inside = 0;
  for (const [cell, points] of counts.entries()) if ((near[cell] as number) > 0) inside += points;
  return inside / count;
}

function countsOf(points: Points, { size, x, y }: Cells): Float64Array {
  const counts = new Float64Array(size * size);
  const along = (value: number, [low, high]: readonly [number, number]) =>
    Math.min(size - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * size)));
  for (let index = 0; index < points.length; index += 2) {
    const [across, up] = [points[index] as number, points[index + 1] as number];
    if (Number.isFinite(across + up)) (counts[along(up, y) * size + along(across, x)] as number) += 1;
  }
  return counts;
}

/** Each cell's count spread over itself and the cells beside it, with the weights 1, 2, 1 in both directions. */
function smoothed(counts: Float64Array, size: number): Float64Array {
  const spread = new Float64Array(counts.length);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const count = counts[row * size + column] as number;
      if (count === 0) continue;
      for (const down of [-1, 0, 1]) {
        for (const right of [-1, 0, 1]) {
          const [toRow, toColumn] = [row + down, column + right];
          if (toRow < 0 || toRow >= size || toColumn < 0 || toColumn >= size) continue;
          (spread[toRow * size + toColumn] as number) += (count * (2 - Math.abs(down)) * (2 - Math.abs(right))) / 16;
        }
      }
    }
  }
  return spread;
}

function jensenShannon(a: Float64Array, b: Float64Array): number {
  const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
  const [all, others] = [total(a), total(b)];
  let sum = 0;
  for (let cell = 0; cell < a.length; cell++) {
    const [p, q] = [(a[cell] as number) / all, (b[cell] as number) / others];
    const middle = (p + q) / 2;
    if (p > 0) sum += (p * Math.log(p / middle)) / 2;
    if (q > 0) sum += (q * Math.log(q / middle)) / 2;
  }
  return sum;
}
