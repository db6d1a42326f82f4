import { float32, type Value } from '../../ir/graph.ts';
import { equal, toFloat } from '../../ops/index.ts';
import { crossEntropy, logProbabilities, TRUE_CLASS_OUTPUTS } from './cross_entropy.ts';
import type { LossDef } from './definition.ts';

export const sparseCce: LossDef = {
  label: 'Sparse categorical cross-entropy',
  tex: '\\mathcal{L} = -\\frac{1}{n} \\sum_{i=1}^{n} \\log \\hat{y}_{i, c_i}, \\quad c_i \\in \\{0, \\ldots, K - 1\\}',
  hyper: {},
  aliases: ['sparse_categorical_cross_entropy', 'sparse_categorical_crossentropy'],
  tasks: ['multiclass', 'segmentation'],
  target: 'index',
  outputs: TRUE_CLASS_OUTPUTS,
  build: ({ logits, output, target }) =>
    crossEntropy(logProbabilities(logits, output), oneHot(target, logits.type.shape.at(-1) as number)),
};

/** From [batch, …, 1] to [batch, …, classes]. */
function oneHot(index: Value, classes: number): Value {
  const numbers = index.builder.constant(Float64Array.from(Array(classes).keys()), float32([classes]));
  return toFloat(equal(index, numbers));
}
