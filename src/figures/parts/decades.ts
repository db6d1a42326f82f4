/** Powers of ten from `low` to `high` with equal ratios between them, at most about `count`. */
export function decades(low: number, high: number, count: number): number[] {
  const [first, last] = [Math.ceil(Math.log10(low) - 1e-9), Math.floor(Math.log10(high) + 1e-9)];
  const stride = Math.max(1, Math.ceil((last - first) / count));
  const start = Math.ceil(first / stride) * stride;
  return Array.from({ length: Math.max(0, Math.floor((last - start) / stride) + 1) }, (_, index) =>
    Number(`1e${start + index * stride}`),
  );
}

/**
 * The ends of a logarithmic axis for these values, at whole powers of ten, at least from 0.1 to 10 and within `most`
 * decades of 1. Zeros and values that are not finite do not count.
 */
export function logDomain(values: readonly number[], most: number): readonly [number, number] {
  const exponents = values.filter((value) => value > 0 && Number.isFinite(value)).map(Math.log10);
  const bounded = (exponent: number) => Math.min(most, Math.max(-most, exponent));
  const low = bounded(Math.floor(Math.min(0, ...exponents) + 1e-9));
  const high = bounded(Math.ceil(Math.max(0, ...exponents) - 1e-9));
  return [10 ** Math.min(low, -1), 10 ** Math.max(high, 1)];
}
