import type { Value } from '../../ir/graph.ts';
import { add, mul, pow, sub } from '../../ops/index.ts';

/**
 * 1 − βᵗ, the share of its full weight that an average which started at zero has after t steps. A GPU's `pow` is off by
 * some 1e-7, which is much beside 1 − 0.999; with one factor taken out, the first step, where it would weigh most, is exact.
 */
export function biasCorrection(beta: Value, step: Value): Value {
  return add(sub(1, beta), mul(beta, sub(1, pow(beta, sub(step, 1)))));
}
