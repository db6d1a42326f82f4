import type { LossDef, LossInputs } from '../catalog/losses/definition.ts';
import { meanPerExample } from '../catalog/losses/examples.ts';
import { meanOfScored } from '../catalog/scored.ts';
import type { Value } from '../ir/graph.ts';
import { neg, reduceMean } from '../ops/index.ts';

/**
 * The loss of a batch, a scalar: the mean over its examples, or what the loss makes of the mean.
 * @param scored 1 for each example that counts and 0 for any other, [batch]; null if all count
 */
export function batchLoss(loss: LossDef, inputs: LossInputs, scored: Value | null = null): Value {
  const examples = loss.build(inputs);
  const mean = scored ? meanOfScored(examples, scored) : meanOfExamples(examples);
  return loss.ofMean?.(mean) ?? mean;
}

/**
 * The mean over the batch, with fewer and cheaper nodes where that is possible: a sign is changed once, after the mean,
 * and a mean of means over equally many terms is the mean of all terms. The order of these operations determines how
 * the loss rounds, so existing links replay only if it stays.
 */
function meanOfExamples(examples: Value): Value {
  const [x] = examples.inputs;
  if (examples.op === 'neg' && x) return neg(meanOfExamples(x));
  return reduceMean(termsOfMean(examples) ?? examples);
}

/** The terms that `meanPerExample` averaged to this value; null if the value is something else. */
function termsOfMean(value: Value): Value | null {
  const [sum] = value.inputs;
  const [terms] = sum?.inputs ?? [];
  if (value.op !== 'mul' || sum?.op !== 'reduceSum' || !terms) return null;
  // The builder returns the same value for the same expression.
  return meanPerExample(terms) === value ? terms : null;
}
