import type { LossDef } from './definition.ts';
import { meanPerExample } from './examples.ts';
import { MARGIN_OUTPUTS, shortfall } from './margins.ts';

export const hinge: LossDef = {
  label: 'Hinge (two classes)',
  tex: '\\mathcal{L} = \\frac{1}{n} \\sum_{i=1}^{n} \\max\\left(0,\\, 1 - y_i\\, \\hat{y}_i\\right), \\quad y_i \\in \\{-1, 1\\}',
  text: 'The loss of the support vector machine, for two classes called −1 and 1. An example costs nothing once it is on the right side with a margin of at least 1; otherwise its cost is proportional to how far it falls short. Only examples inside the margin or on the wrong side pull at the weights: these are the support vectors. With no hidden layer, a linear output and an L2 penalty the network is a linear SVM; the penalty matters, because without it larger weights fake a wider margin. The output is a score, not a probability, and its sign decides the class. Once every example clears the margin the gradient is exactly zero and training stops, whereas cross-entropy would keep pushing.',
  differs:
    'Keras (Hinge) is the same and converts targets 0 and 1 to −1 and 1. PyTorch’s HingeEmbeddingLoss is a different loss; its MultiMarginLoss is a hinge for several classes.',
  reference: {
    authors: 'C. Cortes, V. Vapnik',
    year: 1995,
    title: 'Support-vector networks',
    url: 'https://doi.org/10.1007/BF00994018',
  },
  hyper: {},
  aliases: ['hinge_loss', 'svm'],
  tasks: ['binary'],
  target: 'signs',
  outputs: MARGIN_OUTPUTS,
  build: ({ prediction, target }) => meanPerExample(shortfall(prediction, target)),
};
