import { roundBound } from '../core/histogram.ts';

/**
 * A distribution of numbers: counts in bins that divide `low` … `high` evenly, such as a `Distribution` of the runtime.
 */
export interface Spread {
  readonly low: number;
  readonly high: number;
  readonly counts: readonly number[];
}

/** The distribution at one moment; null if there was none. */
export interface Moment {
  readonly step: number;
  readonly spread: Spread | null;
}

/** The positions of the rows of a ridgeline plot. */
export interface RidgeLayout {
  /** The baseline of each row, as a distance from the top of the picture; the last row is the lowest. */
  readonly baselines: readonly number[];
  /** Distance of a row's highest point above its baseline. */
  readonly lift: number;
}

/** A bound such that −bound … bound contains every distribution; a round number, so that it rarely changes. */
export function ridgeBound(spreads: readonly (Spread | null)[]): number {
  let largest = 0;
  for (const spread of spreads) {
    if (spread) largest = Math.max(largest, Math.abs(spread.low), Math.abs(spread.high));
  }
  return Number.isFinite(largest) ? roundBound(largest) : 1;
}

/**
 * Densities in cells of equal width over −bound … bound, scaled so that the highest is 1. Bin widths differ between
 * distributions, so each bin is divided among the cells that it covers.
 */
export function ridgeHeights({ low, high, counts }: Spread, bound: number, cells: number): Float64Array {
  const heights = new Float64Array(cells);
  const perCell = cells / (2 * bound);
  const width = ((high - low) / counts.length) * perCell;
  let largest = 0;
  for (let bin = 0; bin < counts.length; bin++) {
    const count = counts[bin] as number;
    if (count === 0) continue;
    const from = (low + bound) * perCell + bin * width;
    const to = from + width;
    const first = clampCell(Math.floor(from), cells);
    const last = clampCell(Math.ceil(to) - 1, cells);
    for (let cell = first; cell <= Math.max(first, last); cell++) {
      const overlap = Math.min(to, cell + 1) - Math.max(from, cell);
      // If all numbers are equal, the bin has no width and goes into one cell.
      const share = width > 0 ? (count * Math.max(0, overlap)) / width : count;
      const height = (heights[cell] as number) + share;
      heights[cell] = height;
      if (height > largest) largest = height;
    }
  }
  if (largest > 0) for (let cell = 0; cell < cells; cell++) (heights[cell] as number) /= largest;
  return heights;
}

/** Arranges rows from `top` to `bottom`. They overlap: a row may be as high as the distance between several rows. */
export function layRidges(rows: number, top: number, bottom: number): RidgeLayout {
  const lift = Math.min(44, (bottom - top) * (rows === 1 ? 0.7 : 0.35));
  const gap = rows > 1 ? Math.min(lift, (bottom - top - lift) / (rows - 1)) : 0;
  return { baselines: Array.from({ length: rows }, (_, row) => bottom - (rows - 1 - row) * gap), lift };
}

/** The row whose baseline is nearest to a height. */
export function rowAt({ baselines }: RidgeLayout, y: number): number {
  let nearest = 0;
  baselines.forEach((baseline, row) => {
    if (Math.abs(baseline - y) < Math.abs((baselines[nearest] as number) - y)) nearest = row;
  });
  return nearest;
}

/** The bin that contains a value; null if it is outside. */
export function binAt({ low, high, counts }: Spread, value: number): number | null {
  if (value < low || value > high) return null;
  if (high === low) return counts.findIndex((count) => count > 0);
  return Math.min(counts.length - 1, Math.floor(((value - low) / (high - low)) * counts.length));
}

function clampCell(cell: number, cells: number): number {
  return Math.min(cells - 1, Math.max(0, cell));
}
