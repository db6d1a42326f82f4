import type { Sweepable } from '../../spec/index.ts';

/** Decades on both sides of a number that is compared by ratio. */
const AROUND = 10;
/** What stands for zero where only ratios count. */
const DEEPEST = 1e-4;

/** Where a sweep of this number starts and ends unless a person says so: around its value, or all of its range. */
export function sweepEnds({ value, setting: { min, max, scale, integer } }: Sweepable): [from: number, to: number] {
  if (scale === 'linear') return [min, max];
  const round = (end: number) => (integer ? Math.round(end) : Number(end.toPrecision(2)));
  const bounded = (end: number) => Math.min(max, Math.max(min, round(end)));
  if (!(value > 0)) return [bounded(max * DEEPEST), max];
  return [bounded(value / AROUND), bounded(value * AROUND)];
}
