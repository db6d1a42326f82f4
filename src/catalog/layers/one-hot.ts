import { float32, type Value } from '../../ir/graph.ts';
import { equal, reshape, toFloat } from '../../ops/index.ts';

/**
 * Tokens [batch, steps] as rows with a one at the index of the token, [batch, steps, vocabulary]. An index outside of the
 * vocabulary, such as −1 for no token, becomes a row of zeros.
 */
export function oneHot(x: Value, vocabulary: number): Value {
  const [batch, steps] = x.type.shape as [number, number];
  const indices = x.builder.constant(Float64Array.from(Array(vocabulary).keys()), float32([vocabulary]));
  return toFloat(equal(reshape(x, [batch, steps, 1]), indices));
}
