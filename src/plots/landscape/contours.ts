import { contours } from 'd3';

/** Losses on a square grid, row 0 at the top; NaN where the loss is not a number. */
export interface LossGrid {
  readonly size: number;
  readonly losses: ArrayLike<number>;
}

/** The region of a map in which the loss is at least `level`. */
export interface Contour {
  readonly level: number;
  /** SVG path in cells of the grid. */
  readonly path: string;
}

/** A loss of 0 has no logarithm, so levels go no lower than this share of the highest loss. */
const DEEPEST = 1e-6;

/**
 * Levels between the lowest and the highest loss, at equal ratios, so that a valley has as many lines as the slopes
 * above it. The first is the lowest loss. Returns one level if the loss is the same everywhere, none if no loss is
 * finite.
 */
export function contourLevels({ losses }: LossGrid, count: number): number[] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < losses.length; index++) {
    const loss = losses[index] as number;
    if (!Number.isFinite(loss)) continue;
    low = Math.min(low, loss);
    high = Math.max(high, loss);
  }
  if (high < low) return [];
  const floor = Math.max(low, high * DEEPEST);
  if (!(high > floor)) return [high];
  return Array.from({ length: count }, (_, index) => floor * (high / floor) ** (index / count));
}

/**
 * The regions at or above each level; that of the lowest level covers everything. Losses that are not numbers count as
 * higher than all levels.
 */
export function contourPaths({ size, losses }: LossGrid, levels: readonly number[]): Contour[] {
  const lowest = levels[0] ?? 1;
  const highest = Math.log((levels.at(-1) ?? 1) * 1.5);
  const height = (column: number, row: number) => {
    const loss = losses[row * size + column] as number;
    return Number.isFinite(loss) ? Math.log(Math.max(loss, lowest)) : highest;
  };
  // Adds a margin of one cell that continues the slopes. Without it, the outlines would cut the corners.
  const wide = size + 2;
  const inside = (place: number) => Math.min(size - 1, Math.max(0, place));
  const heights = Array.from({ length: wide * wide }, (_, index) => {
    const [column, row] = [(index % wide) - 1, Math.floor(index / wide) - 1];
    const [nearColumn, nearRow] = [inside(column), inside(row)];
    const edge = height(nearColumn, nearRow);
    if (column === nearColumn && row === nearRow) return edge;
    return 2 * edge - height(inside(2 * nearColumn - column), inside(2 * nearRow - row));
  });
  const outline = contours().size([wide, wide]);
  return levels.map((level, index) => ({ level, path: index === 0 ? everywhere(size) : around(level) }));

  function around(level: number): string {
    return outline
      .contour(heights, Math.log(level))
      .coordinates.flat()
      .map((ring) => `M${ring.map(([x = 0, y = 0]) => `${round(x - 1)},${round(y - 1)}`).join('L')}Z`)
      .join('');
  }
}

function everywhere(size: number): string {
  return `M0,0L${size},0L${size},${size}L0,${size}Z`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
