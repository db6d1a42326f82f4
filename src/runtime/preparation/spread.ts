import { distributionOf } from '../distribution.ts';
import type { Spread } from '../protocol.ts';

/** Bars of a small picture. */
const MOST_BARS = 24;

/** Numbers; those that are missing are left out. */
export function ofNumbers(values: Float64Array): Spread {
  const distinct = new Set(values.filter((value) => !Number.isNaN(value))).size;
  const { low, high, counts } = distributionOf(values, Math.min(MOST_BARS, Math.max(1, distinct)));
  return { range: [low, high], counts };
}

/** Categories by their place: how many of each, or of the most frequent, those first, where there are too many. */
export function ofLevels(places: Float64Array, levels: number): Spread {
  const counts = new Array<number>(levels).fill(0);
  for (const place of places) if (!Number.isNaN(place)) counts[place] = (counts[place] as number) + 1;
  return barsOf(counts);
}

/** Inputs that are 0 or 1: how often each is 1, and a single one how often it is 0 and 1. */
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
