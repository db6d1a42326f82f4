/** From the terms of a loss to the loss of each example. */
import type { Value } from '../../ir/graph.ts';
import { reduceMean, reduceSum } from '../../ops/index.ts';
import type { LossDef, LossInputs } from './definition.ts';

/** The sum of all terms that belong to the same example: [batch, …] → [batch]. */
export function sumPerExample(terms: Value): Value {
  return reduceSum(terms, axesOfExample(terms));
}

/** The mean of all terms that belong to the same example: [batch, …] → [batch]. */
export function meanPerExample(terms: Value): Value {
  return reduceMean(terms, axesOfExample(terms));
}

/** The loss of each example by itself, [batch]. */
export function exampleLosses(loss: LossDef, inputs: LossInputs): Value {
  const examples = loss.build(inputs);
  return loss.ofMean?.(examples) ?? examples;
}

/** All axes but the first, that of the batch. */
function axesOfExample({ type }: Value): readonly number[] {
  return type.shape.slice(1).map((_, axis) => axis + 1);
}
