import type { BandHistory } from '../core/types.ts';

/**
 * The distribution of losses over the runs of an experiment, column by column. Every `summarize` overwrites its arrays.
 */
export interface Band {
  /** Number of columns in use. */
  columns: number;
  /** Index in the history of each column. */
  readonly rows: Int32Array;
  readonly low: Float64Array;
  readonly lower: Float64Array;
  readonly median: Float64Array;
  readonly upper: Float64Array;
  readonly high: Float64Array;
}

/** More columns would be finer than the picture. */
export const MOST_COLUMNS = 300;

export function createBand(): Band {
  const column = () => new Float64Array(MOST_COLUMNS + 1);
  return {
    columns: 0,
    rows: new Int32Array(MOST_COLUMNS + 1),
    low: column(),
    lower: column(),
    median: column(),
    upper: column(),
    high: column(),
  };
}

/**
 * Fills `band` with extremes and quartiles of the finite losses; NaN in a column without any. Every 2ⁿth entry of the
 * history becomes a column, so that columns keep their position while the history grows. The last entry is always a
 * column.
 * @param from,end range of entries to include, without `end`
 */
export function summarize(band: Band, { replicaLosses }: BandHistory, from = 0, end = replicaLosses.length): void {
  const last = end - 1;
  let stride = 1;
  while (end - from > MOST_COLUMNS * stride) stride *= 2;
  band.columns = 0;
  for (let row = from; row <= last; row = row < last ? Math.min(row + stride, last) : last + 1) {
    const losses = replicaLosses[row];
    if (!losses) continue;
    const column = band.columns++;
    const finite = sortFinite(losses);
    band.rows[column] = row;
    band.low[column] = quantile(finite, 0);
    band.lower[column] = quantile(finite, 0.25);
    band.median[column] = quantile(finite, 0.5);
    band.upper[column] = quantile(finite, 0.75);
    band.high[column] = quantile(finite, 1);
  }
}

/**
 * The range of losses that an axis must contain: all losses at the start, all minima, the median, and the current
 * losses of most runs. A diverging run may leave at the top, because it would otherwise compress all others.
 * @param all whether it contains all values instead
 * @returns null if no loss is finite
 */
export function lossExtent(band: Band, positive: boolean, all = false): [low: number, high: number] | null {
  const { columns, low: lows, median, upper, high: highs } = band;
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let column = 0; column < columns; column++) {
    const highest = all || column === 0 ? highs : column === columns - 1 ? upper : median;
    const top = highest[column] as number;
    const bottom = lows[column] as number;
    if (top > high) high = top;
    if (bottom < low && (!positive || bottom > 0)) low = bottom;
  }
  if (high === Number.NEGATIVE_INFINITY) return null;
  return [Math.min(low, high), high];
}

/** The last column in which a run was finite; −1 if it never was. */
export function lastFinite(band: Band, { replicaLosses }: BandHistory, run: number): number {
  for (let column = band.columns - 1; column >= 0; column--) {
    if (Number.isFinite(replicaLosses[band.rows[column] as number]?.[run])) return column;
  }
  return -1;
}

/** Returns the number of runs whose loss is no longer finite. */
export function countDiverged(losses: ArrayLike<number>): number {
  let count = 0;
  for (let run = 0; run < losses.length; run++) if (!Number.isFinite(losses[run])) count++;
  return count;
}

interface Sorted {
  values: Float64Array;
  length: number;
}

const sorted: Sorted = { values: new Float64Array(64), length: 0 };

/**
 * The finite values in increasing order, in memory that the next call overwrites. Uses insertion sort, because they are
 * few.
 */
function sortFinite(losses: ArrayLike<number>): Sorted {
  if (sorted.values.length < losses.length) sorted.values = new Float64Array(losses.length);
  const { values } = sorted;
  let length = 0;
  for (let run = 0; run < losses.length; run++) {
    const value = losses[run] as number;
    if (!Number.isFinite(value)) continue;
    let place = length++;
    for (; place > 0 && (values[place - 1] as number) > value; place--) values[place] = values[place - 1] as number;
    values[place] = value;
  }
  sorted.length = length;
  return sorted;
}

/** Interpolates linearly between two values, like NumPy. */
function quantile({ values, length }: Sorted, share: number): number {
  if (length === 0) return Number.NaN;
  const position = share * (length - 1);
  const below = Math.floor(position);
  const value = values[below] as number;
  const next = values[Math.min(below + 1, length - 1)] as number;
  return value + (next - value) * (position - below);
}
