import { leadingComponents } from './leading.ts';

/** Points on the plane of their two largest principal components. */
export interface Projection {
  /** [points, 2], around 0. */
  readonly points: Float64Array;
  /** The shares of the variance along the two directions, from 0 to 1. */
  readonly shares: readonly [number, number];
  /** Unit vectors; a direction that does not exist is zero. */
  readonly directions: readonly [readonly number[], readonly number[]];
}

/**
 * Projects rows on their first two principal components.
 * @param rows [count, width]
 * @param before an earlier projection of about the same rows: the signs are chosen such that the picture does not flip
 */
export function projectOnPlane(
  rows: ArrayLike<number>,
  count: number,
  width: number,
  before: Projection | null = null,
): Projection {
  const columns = Array.from({ length: width }, (_, column) => {
    const values = Float64Array.from({ length: count }, (_, row) => rows[row * width + column] as number);
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    return values.map((value) => value - mean);
  });
  const total = columns.reduce((sum, column) => sum + column.reduce((own, value) => own + value ** 2, 0), 0) / count;
  const { values, vectors } = leadingComponents(columns, Math.min(2, width));
  const directions = [0, 1].map((rank) => {
    const vector = vectors[rank] ?? new Array<number>(width).fill(0);
    const known = before?.directions[rank];
    const along =
      known?.length === width ? vector.reduce((sum, value, at) => sum + value * (known[at] as number), 0) : 0;
    return along < 0 ? vector.map((value) => -value) : vector;
  }) as [readonly number[], readonly number[]];
  const points = new Float64Array(2 * count);
  for (let row = 0; row < count; row++) {
    directions.forEach((direction, rank) => {
      points[2 * row + rank] = columns.reduce(
        (sum, column, at) => sum + (column[row] as number) * (direction[at] as number),
        0,
      );
    });
  }
  const share = (rank: number) => (total > 0 ? (values[rank] ?? 0) / total : 0);
  return { points, shares: [share(0), share(1)], directions };
}

/** A row with its cosine similarity to another, from −1 to 1. */
export interface Neighbour {
  readonly row: number;
  readonly cosine: number;
}

/** The rows whose directions are most similar to that of a row, the most similar first. */
export function nearestByCosine(
  rows: ArrayLike<number>,
  count: number,
  width: number,
  of: number,
  most: number,
): readonly Neighbour[] {
  const dot = (a: number, b: number) => {
    let sum = 0;
    for (let at = 0; at < width; at++) sum += (rows[a * width + at] as number) * (rows[b * width + at] as number);
    return sum;
  };
  const length = Math.sqrt(dot(of, of));
  return Array.from({ length: count }, (_, row) => ({
    row,
    cosine: dot(of, row) / (length * Math.sqrt(dot(row, row))),
  }))
    .filter(({ row, cosine }) => row !== of && Number.isFinite(cosine))
    .sort((a, b) => b.cosine - a.cosine)
    .slice(0, most);
}
