import { float32, type Value } from '../../ir/graph.ts';
import { equal, reshape, toFloat } from '../../ops/index.ts';

/**
 * A 1 for the token at each step and 0 for all others: [batch, steps] → [batch, steps, vocabulary]. A negative index
 * becomes zeros.
 */
export function oneHot(x: Value, vocabulary: number): Value {
  const tokens = Float64Array.from({ length: vocabulary }, (_, token) => token);
  const [batch, steps] = x.type.shape as [number, number];
  return toFloat(equal(reshape(x, [batch, steps, 1]), x.builder.constant(tokens, float32([vocabulary]))));
}
