/**
 * Running averages, β · old + (1 − β) · new, by c = 1 − β alone. The float32 nearest to 0.9999 is 1.7e-8 away from it,
 * which is 1.7e-4 of the c that belongs to it. c has a float32 as near as any number, and what it takes away it puts back,
 * so that the weights add up to 1 over any number of steps.
 */
import type { Value } from '../ir/graph.ts';
import { add, mul, square, sub } from '../ops/index.ts';

/** The running average of a value, as exact as the larger of old and new. */
export function average(old: Value, value: Value, decay: Value): Value {
  return add(old, mul(sub(value, old), sub(1, decay)));
}

/**
 * The running average of squares. Steps are divided by its root, so it has to be exact as well where the new one is a
 * millionth of the old and β is 0: both are weighted alone.
 */
export function meanSquare(old: Value, value: Value, decay: Value): Value {
  const complement = sub(1, decay);
  return add(sub(old, mul(old, complement)), mul(square(value), complement));
}
