/**
 * Exponential moving average with the bias correction of Adam, so that the first value is unchanged:
 * mₙ = w·mₙ₋₁ + (1 − w)·xₙ, shown as mₙ / (1 − wⁿ). Values that are not finite are skipped.
 * @param weight of the past, from 0 up to but not including 1
 */
export function smooth(values: ArrayLike<number>, weight: number): Float64Array {
  const smoothed = new Float64Array(values.length).fill(Number.NaN);
  let mean = 0;
  let forgotten = 1;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value)) continue;
    mean = weight * mean + (1 - weight) * value;
    forgotten *= weight;
    smoothed[index] = mean / (1 - forgotten);
  }
  return smoothed;
}
