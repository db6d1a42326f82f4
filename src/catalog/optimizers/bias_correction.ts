import type { Value } from '../../ir/graph.ts';
import { pow, sub } from '../../ops/index.ts';

/** 1 − βᵗ, the share of its full weight that an average which started at zero has after t steps. */
export function biasCorrection(beta: Value, step: Value): Value {
  return sub(1, pow(beta, step));
}
