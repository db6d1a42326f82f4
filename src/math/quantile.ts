/**
 * A quantile of sorted numbers, interpolated linearly between the two around it, as in d3, NumPy and R (type 7);
 * undefined if there are none.
 * @param share from 0 to 1
 */
export function quantileOf(sorted: Float64Array, share: number): number | undefined {
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const [low, high = low] = [sorted[below], sorted[below + 1]];
  return low === undefined || high === undefined ? undefined : low + (high - low) * (position - below);
}
