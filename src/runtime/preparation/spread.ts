import { distributionOf } from '../distribution.ts';
import type { Spread } from '../protocol.ts';

/** Bars of a small picture. */
const MOST_BARS = 24;

/** Numbers; those that are missing are left out. */
export function ofNumbers(values: Float64Array): Spread {
  const distinct = fewOf(values);
  const { low, high, counts } = distributionOf(values, Math.max(1, distinct.size));
  const [only] = distinct;
  return { range: distinct.size === 1 && only !== undefined ? [only, only] : [low, high], counts };
}

/** The different ones, until there are as many as bars. */
function fewOf(values: Float64Array): ReadonlySet<number> {
  const found = new Set<number>();
  for (const value of values) {
    if (!Number.isNaN(value)) found.add(value);
    if (found.size === MOST_BARS) break;
  }
  return found;
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
