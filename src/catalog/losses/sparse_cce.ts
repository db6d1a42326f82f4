import { float32, type Value } from '../../ir/graph.ts';
import { equal, toFloat } from '../../ops/index.ts';
import { crossEntropy, logProbabilities, TRUE_CLASS_OUTPUTS } from './cross_entropy.ts';
import type { LossDef } from './definition.ts';

export const sparseCce: LossDef = {
  label: 'Sparse categorical cross-entropy',
  tex: '\\mathcal{L} = -\\frac{1}{n} \\sum_{i=1}^{n} \\log \\hat{y}_{i, c_i}, \\quad c_i \\in \\{0, \\ldots, K - 1\\}',
  text: 'Categorical cross-entropy with the target written differently: the index c of the true class instead of K numbers that are all 0 except for a single 1. In the sum over classes every term except that of the true class is zero, so picking out its log-probability gives the same loss, the same gradient and the same training, step by step. It saves the memory for one-hot targets and the work of making them. With tens of thousands of classes, as in language models, that is a great deal; with three it is nothing. It cannot express a target that is spread over several classes, so soft labels and mixtures of examples need the one-hot form. In all other respects it has the weakness of categorical cross-entropy: it always rewards more certainty.',
  differs:
    'PyTorch: CrossEntropyLoss given class numbers and logits. Keras: SparseCategoricalCrossentropy, which takes probabilities unless from_logits=True.',
  reference: {
    authors: 'J. S. Bridle',
    year: 1989,
    title:
      'Training Stochastic Model Recognition Algorithms as Networks can Lead to Maximum Mutual Information Estimation of Parameters',
    url: 'https://proceedings.neurips.cc/paper/1989/hash/0336dcbab05b9d5ad24f4333c7658a0e-Abstract.html',
  },
  hyper: {},
  aliases: ['sparse_categorical_cross_entropy', 'sparse_categorical_crossentropy'],
  tasks: ['multiclass'],
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
