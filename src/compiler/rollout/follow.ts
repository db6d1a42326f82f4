import type { Value } from '../../ir/graph.ts';
import { add, mul, sub } from '../../ops/index.ts';

/** The copy of a parameter that follows it slowly, after a step: it moves by this share of the difference. */
export function follow(copy: Value, parameter: Value, share: Value): Value {
  return add(copy, mul(sub(parameter, copy), share));
}
