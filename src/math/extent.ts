/**
 * The number of elements that a sliding window covers along an axis, with the spaces of its dilation: d · (k − 1) + 1.
 * @param size the number of elements that it reads
 */
export function extentOf({ size, dilation }: { readonly size: number; readonly dilation: number }): number {
  return dilation * (size - 1) + 1;
}
