/** A number that probably marks cells where a sensor or a survey had no value. */
export interface MissingCode {
  readonly value: number;
  /** The number of cells that contain it. */
  readonly count: number;
  readonly extreme: 'lowest' | 'highest';
}

/** A code that occurs less often may be a value. */
const FEWEST = 3;
const NINES = /^-?99+$/;
const LARGEST_INTEGERS = [32_767, -32_768];

/**
 * The lowest or highest number of a column if it looks like a code for a missing value, such as −200 or 9999: a whole
 * number that occurs several times and is further from all others than those are from each other. A file alone cannot
 * prove it.
 * @param values NaN where missing
 */
export function missingCode(values: Float64Array): MissingCode | undefined {
  let low = Number.POSITIVE_INFINITY;
  let aboveLow = Number.POSITIVE_INFINITY;
  let belowHigh = Number.NEGATIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let lows = 0;
  let highs = 0;
  for (const value of values) {
    if (value < low) {
      aboveLow = low;
      low = value;
      lows = 1;
    } else if (value === low) lows++;
    else if (value < aboveLow) aboveLow = value;
    if (value > high) {
      belowHigh = high;
      high = value;
      highs = 1;
    } else if (value === high) highs++;
    else if (value > belowHigh) belowHigh = value;
  }
  const apart = (gap: number, range: number) => range > 0 && gap > range;
  const negative = low <= -9 && (aboveLow >= 0 || isCode(low));
  if (lows >= FEWEST && Number.isInteger(low) && negative && apart(aboveLow - low, high - aboveLow)) {
    return { value: low, count: lows, extreme: 'lowest' };
  }
  if (highs >= FEWEST && isCode(high) && apart(high - belowHigh, belowHigh - low)) {
    return { value: high, count: highs, extreme: 'highest' };
  }
  return undefined;
}

function isCode(value: number): boolean {
  return NINES.test(String(value)) || LARGEST_INTEGERS.includes(value);
}
