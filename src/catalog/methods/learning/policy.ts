import type { Value } from '../../../ir/graph.ts';
import {
  add,
  div,
  exp,
  log,
  logSoftmax,
  mul,
  neg,
  reduceMean,
  reduceSum,
  sqrt,
  square,
  sub,
} from '../../../ops/index.ts';

/**
 * Gumbel noise of a uniform number for each action: the largest sum of score and noise is at an action with the
 * probability that the softmax of the scores gives it.
 */
export function gumbel(uniform: Value): Value {
  return neg(log(neg(log(uniform))));
}

/** What a policy says about the actions that were taken. */
export interface Judged {
  /** ln π(a|s) of each action taken, [n, 1]. */
  readonly logProbability: Value;
  /** −Σ π ln π, on average: a scalar. */
  readonly entropy: Value;
}

/** @param scores of all actions, [n, actions] */
export function judge(scores: Value, actions: Value): Judged {
  const logs = logSoftmax(scores);
  return {
    logProbability: reduceSum(mul(logs, actions), [-1], { keepDims: true }),
    entropy: neg(mul(reduceMean(mul(exp(logs), logs)), scores.type.shape[1] as number)),
  };
}

/** Numbers with mean 0 and deviation 1, so that the scale of rewards does not matter. */
export function standardized(x: Value): Value {
  const centred = sub(x, reduceMean(x));
  return div(centred, add(sqrt(reduceMean(square(centred))), 1e-6));
}
