import type { Value } from '../../ir/graph.ts';
import { add, div, type Operand, reduceMean, sqrt, square, sub } from '../../ops/index.ts';

/** (x − mean) / √(variance + epsilon), with the mean and the variance of `x` over these axes. */
export function standardized(x: Value, axes: readonly number[], epsilon: Operand): Value {
  const centered = sub(x, reduceMean(x, axes, { keepDims: true }));
  const variance = reduceMean(square(centered), axes, { keepDims: true });
  return div(centered, sqrt(add(variance, epsilon)));
}
