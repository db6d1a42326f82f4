/**
 * Running averages, β · old + (1 − β) · new, computed only with c = 1 − β. The float32 nearest to 0.9999 differs from
 * it by 1.7e-8, which is a relative error of 1.7e-4 in the corresponding c. c itself has the usual relative precision
 * of a float32, and the formula adds back exactly the share that it removes, so the weights add up to 1 over any number
 * of steps.
 */
import type { Value } from '../ir/graph.ts';
import { add, mul, square, sub } from '../ops/index.ts';

/** The running average of a value, as precise as the larger of old and new. */
export function average(old: Value, value: Value, decay: Value): Value {
  return add(old, mul(sub(value, old), sub(1, decay)));
}

/**
 * The running average of squares. Steps are divided by its root, so it has to be precise even where the new square is a
 * millionth of the old one and β is 0. Both are therefore weighted separately.
 */
export function meanSquare(old: Value, value: Value, decay: Value): Value {
  const complement = sub(1, decay);
  return add(sub(old, mul(old, complement)), mul(square(value), complement));
}
