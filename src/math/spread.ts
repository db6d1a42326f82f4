/** The mean of numbers and their spread around it. */
export interface Moments {
  /** The mean, never outside the range of the numbers, as rounding could otherwise put it; 0 for no numbers. */
  readonly mean: number;
  /** The variance with divisor n, not n − 1; 0 for no numbers. */
  readonly variance: number;
  readonly count: number;
}

/** Ignores missing numbers, which are NaN. */
export function momentsOf(values: ArrayLike<number>): Moments {
  let [count, sum] = [0, 0];
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (Number.isNaN(value)) continue;
    count += 1;
    sum += value;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (count === 0) return { mean: 0, variance: 0, count };
  // Ten times 0.1, divided by 10, is less than 0.1.
  const mean = Math.min(Math.max(sum / count, low), high);
  let squares = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isNaN(value)) squares += (value - mean) ** 2;
  }
  return { mean, variance: squares / count, count };
}

/** The standard deviation, or 1 if the numbers differ only by rounding, as in scikit-learn's StandardScaler. */
export function deviationOf({ mean, variance, count }: Moments): number {
  const rounding = count * Number.EPSILON * variance + (count * mean * Number.EPSILON) ** 2;
  return variance > rounding ? Math.sqrt(variance) : 1;
}

/** The width of a range, or 1 if that is only rounding, as in scikit-learn's MinMaxScaler and RobustScaler. */
export function widthOf(low: number, high: number): number {
  const width = high - low;
  return width < 10 * Number.EPSILON ? 1 : width;
}
