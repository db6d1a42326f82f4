import { distributionOf } from '../distribution.ts';

/** The distribution of a column's values. */
export interface Spread {
  /**
   * The ends of the range, which the bins divide evenly; equal if there is a single value. null if each bar is a
   * category, or an input that is 0 or 1.
   */
  readonly range: readonly [low: number, high: number] | null;
  readonly counts: readonly number[];
}

/** The number of bars in a small picture. */
const MOST_BARS = 24;

/** The distribution of numbers, without missing ones. */
export function ofNumbers(values: Float64Array): Spread {
  const distinct = fewOf(values);
  const { low, high, counts } = distributionOf(values, Math.max(1, distinct.size));
  const [only] = distinct;
  return { range: distinct.size === 1 && only !== undefined ? [only, only] : [low, high], counts };
}

/** The different values, at most as many as there are bars. */
function fewOf(values: Float64Array): ReadonlySet<number> {
  const found = new Set<number>();
  for (const value of values) {
    if (!Number.isNaN(value)) found.add(value);
    if (found.size === MOST_BARS) break;
  }
  return found;
}

/** The counts of categories, given by index; if there are too many, those of the most frequent ones, in that order. */
export function ofLevels(places: Float64Array, levels: number): Spread {
  const counts = new Array<number>(levels).fill(0);
  for (const place of places) if (!Number.isNaN(place)) counts[place] = (counts[place] as number) + 1;
  return barsOf(counts);
}

/** For inputs that are 0 or 1: how often each is 1, or for a single input how often it is 0 and 1. */
export function ofInputs(inputs: readonly Float64Array[]): Spread {
  const ones = inputs.map((values) => values.reduce((sum, value) => sum + value, 0));
  const [only, ...more] = ones;
  if (only === undefined || more.length > 0) return barsOf(ones);
  return barsOf([(inputs[0]?.length ?? 0) - only, only]);
}

function barsOf(counts: readonly number[]): Spread {
  const shown = counts.length > MOST_BARS ? counts.toSorted((a, b) => b - a).slice(0, MOST_BARS) : counts;
  return { range: null, counts: shown };
}
