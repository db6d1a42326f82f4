/** Sorts numbers into bins of equal width. Pure. */

export interface Bins {
  readonly low: number;
  readonly high: number;
  /** Share of the finite values in each bin; the sum is 1, or 0 if there are none. */
  readonly shares: Float64Array;
}

/** Sorts values into `count` bins from `low` to `high`; values outside go into the outermost bins. */
export function histogram(values: ArrayLike<number>, low: number, high: number, count: number): Bins {
  const shares = new Float64Array(count);
  const scale = count / (high - low);
  let finite = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(count - 1, Math.max(0, Math.floor((value - low) * scale)));
    (shares[bin] as number)++;
    finite++;
  }
  if (finite > 0) for (let bin = 0; bin < count; bin++) (shares[bin] as number) /= finite;
  return { low, high, shares };
}

export interface Moments {
  readonly mean: number;
  readonly variance: number;
  /** The largest magnitude. */
  readonly largest: number;
}

/** Mean and variance of the finite values; NaN if there are none. */
export function moments(values: ArrayLike<number>): Moments {
  let count = 0;
  let sum = 0;
  let largest = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value)) continue;
    count++;
    sum += value;
    largest = Math.max(largest, Math.abs(value));
  }
  const mean = sum / count;
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (Number.isFinite(value)) squares += (value - mean) ** 2;
  }
  return { mean, variance: squares / count, largest };
}

/** Rounds up to 1, 2, 5 or 10 times a power of ten, so that an axis changes only in steps. */
export function roundBound(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5].find((step) => step * power >= value * 0.999999) ?? 10) * power;
}
