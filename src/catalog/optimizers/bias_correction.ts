import type { Value } from '../../ir/graph.ts';
import { pow, sub } from '../../ops/index.ts';

/** 1 − βᵗ: an average that starts at zero has this share of its full weight after t steps. */
export function biasCorrection(beta: Value, step: Value): Value {
  return sub(1, pow(beta, step));
}
