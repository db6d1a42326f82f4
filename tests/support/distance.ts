/** The length of the difference of two tensors, relative to that of the second. */
export function relativeDistance(a: Float32Array, b: Float32Array): number {
  const squares = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value ** 2, 0);
  return Math.sqrt(squares(a.map((value, index) => value - (b[index] as number))) / squares(b));
}
