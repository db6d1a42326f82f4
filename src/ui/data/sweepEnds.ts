import type { Sweepable } from '../../experiment/index.ts';

/** The factor on both sides of a number that is compared by ratio. */
const AROUND = 10;
/** Replaces zero, as a share of the maximum, if the number is compared by ratio. */
const DEEPEST = 1e-4;

/** The default range of a sweep: around the current value of the number, or its full range. */
export function sweepEnds({ value, setting: { min, max, scale, integer } }: Sweepable): [from: number, to: number] {
  if (scale === 'linear') return [min, max];
  const round = (end: number) => (integer ? Math.round(end) : Number(end.toPrecision(2)));
  const bounded = (end: number) => Math.min(max, Math.max(min, round(end)));
  if (!(value > 0)) return [bounded(max * DEEPEST), max];
  return [bounded(value / AROUND), bounded(value * AROUND)];
}
