import { formatCount, formatNumber } from '../../math/format.ts';
import type { Place } from '../core/design-pixels.ts';
import type { BandHistory } from '../core/types.ts';
import { type Band, lastFinite } from './band.ts';
import type { LossAxes } from './loss-axes.ts';

/** A run under the pointer or highlighted from outside, with the column at which it is read. */
export interface Picked {
  readonly run: number;
  readonly column: number;
}

export function stepOf({ step }: BandHistory, band: Band, column: number): number {
  return step[band.rows[column] as number] ?? 0;
}

export function lossOf({ replicaLosses }: BandHistory, band: Band, column: number, run: number): number {
  return replicaLosses[band.rows[column] as number]?.[run] ?? Number.NaN;
}

/** Finds the column with the nearest step. */
export function nearestColumn(history: BandHistory, band: Band, step: number): number {
  let column = 0;
  while (
    column < band.columns - 1 &&
    Math.abs(stepOf(history, band, column + 1) - step) <= Math.abs(stepOf(history, band, column) - step)
  )
    column++;
  return column;
}

/** Finds the run nearest to the pointer, or the one that is highlighted from outside. */
export function pick(
  history: BandHistory,
  band: Band,
  { x, y, right, top }: LossAxes,
  places: readonly number[] | null,
  highlighted: number | null,
  pointer: Place | null,
): Picked | null {
  const end = band.columns - 1;
  if (!pointer) {
    return highlighted === null
      ? null
      : { run: highlighted, column: Math.max(0, lastFinite(band, history, highlighted)) };
  }
  const beside = places !== null && pointer.x > right;
  let column = end;
  if (!beside) {
    while (
      column > 0 &&
      Math.abs(x(stepOf(history, band, column - 1)) - pointer.x) <
        Math.abs(x(stepOf(history, band, column)) - pointer.x)
    )
      column--;
  }
  const losses = history.replicaLosses[band.rows[column] as number];
  let run = -1;
  let nearest = Number.POSITIVE_INFINITY;
  for (let other = 0; losses && other < losses.length; other++) {
    const loss = losses[other] as number;
    if (!beside && !Number.isFinite(loss)) continue;
    const height = Number.isFinite(loss) ? Math.max(top, y.map(loss)) : top;
    const distance = Math.hypot(height - pointer.y, beside ? (places[other] as number) - pointer.x : 0);
    if (distance < nearest) [run, nearest] = [other, distance];
  }
  return run < 0 ? null : { run, column };
}

/** For example "seed 13: 0.0312 at step 1,200". */
export function describe(history: BandHistory, band: Band, { run, column }: Picked, names: readonly string[]): string {
  const now = lossOf(history, band, band.columns - 1, run);
  const loss = lossOf(history, band, column, run);
  const gone = Number.isFinite(now) ? '' : ', diverged';
  const value = Number.isFinite(loss)
    ? `: ${formatNumber(loss)} at step ${formatCount(stepOf(history, band, column))}`
    : '';
  return `${names[run] ?? ''}${value}${gone}`;
}

/** Describes the band at a column in words. */
export function describeColumn(history: BandHistory, band: Band, column: number): string {
  const write = (values: Float64Array) => formatNumber(values[column] as number);
  const step = formatCount(stepOf(history, band, column));
  return `Step ${step}: median ${write(band.median)}, middle half ${write(band.lower)} to ${write(band.upper)}`;
}
