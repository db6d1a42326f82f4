import type { Value } from '../ir/graph.ts';
import { div, maximum, mul, reduceSum } from '../ops/index.ts';

/**
 * The mean of the values that count; 0 if none does.
 * @param scored 1 for each value that counts and 0 for any other, in the same shape
 * @param axes by default all
 */
export function meanOfScored(values: Value, scored: Value, axes?: readonly number[]): Value {
  return div(reduceSum(mul(values, scored), axes), maximum(reduceSum(scored, axes), 1));
}
