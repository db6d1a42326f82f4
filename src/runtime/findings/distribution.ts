/** The distribution of a set of numbers. */
export interface Distribution {
  /** The ends of the range, which contains all numbers and which the bins divide evenly. */
  readonly low: number;
  readonly high: number;
  /** The count of numbers in each bin. */
  readonly counts: readonly number[];
  readonly mean: number;
  readonly deviation: number;
  /** Square root of the sum of squares. */
  readonly norm: number;
}

/**
 * The distribution of numbers over their range, ignoring those that are not finite. If all numbers are equal, the range
 * is as wide as their distance from 0.
 */
export function distributionOf(values: ArrayLike<number>, bins: number): Distribution {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let count = 0;
  let sum = 0;
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value)) continue;
    if (value < low) low = value;
    if (value > high) high = value;
    count += 1;
    sum += value;
    squares += value * value;
  }
  if (count === 0) low = high = 0;
  if (low === high) {
    const half = Math.abs(low) / 2 || 0.5;
    low -= half;
    high += half;
  }
  const mean = count > 0 ? sum / count : 0;
  const counts = new Array<number>(bins).fill(0);
  let scatter = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value)) continue;
    const bin = Math.min(bins - 1, Math.floor((bins * (value - low)) / (high - low)));
    counts[bin] = (counts[bin] as number) + 1;
    scatter += (value - mean) ** 2;
  }
  return { low, high, counts, mean, deviation: Math.sqrt(scatter / Math.max(count, 1)), norm: Math.sqrt(squares) };
}
