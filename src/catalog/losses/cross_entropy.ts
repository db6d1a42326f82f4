import type { Value } from '../../ir/graph.ts';
import { logSoftmax, mul, neg, softplus } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { sumPerExample } from './examples.ts';

/** The output activations for a cross-entropy that looks only at the probability of the true class. */
export const TRUE_CLASS_OUTPUTS: LossDef['outputs'] = {
  softmax: null,
  sigmoid:
    'The loss looks only at the output of the true class, and nothing pushes the others down: every output drifts towards 1 and the loss towards 0, whether or not the network can tell the classes apart.',
};

/** The logarithm of the output activation of the logits, computed without rounding a probability to 0 on the way. */
export function logProbabilities(logits: Value, output: string): Value {
  return output === 'sigmoid' ? neg(softplus(neg(logits))) : logSoftmax(logits);
}

/** −Σ y·log p of each example, for targets [batch, …, classes]. */
export function crossEntropy(logProbability: Value, target: Value): Value {
  return neg(sumPerExample(mul(target, logProbability)));
}
