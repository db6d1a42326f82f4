import { crossEntropy, logProbabilities, TRUE_CLASS_OUTPUTS } from './cross_entropy.ts';
import type { LossDef } from './definition.ts';

export const cce: LossDef = {
  label: 'Categorical cross-entropy',
  tex: '\\mathcal{L} = -\\frac{1}{n} \\sum_{i=1}^{n} \\sum_{k=1}^{K} y_{ik} \\log \\hat{y}_{ik}',
  text: 'Cross-entropy for K classes, exactly one of them correct: minus the logarithm of the probability that the network assigns to the true class, averaged over the examples. An untrained network that spreads its probability evenly starts near ln K, about 1.10 for three classes; this is a quick check that everything is connected correctly. With a softmax output the gradient of each logit is prediction minus target, so learning is fast even from a confident mistake. It is computed from the logits with log-softmax and stays finite. It always rewards more certainty, so watch the validation loss: it may rise while the accuracy does not fall.',
  differs:
    'PyTorch: CrossEntropyLoss takes logits, and accepts class numbers as well as one-hot targets. Keras: CategoricalCrossentropy takes probabilities unless from_logits=True, and its sparse variant takes class numbers. The value is the same.',
  reference: {
    authors: 'J. S. Bridle',
    year: 1989,
    title:
      'Training Stochastic Model Recognition Algorithms as Networks can Lead to Maximum Mutual Information Estimation of Parameters',
    url: 'https://proceedings.neurips.cc/paper/1989/hash/0336dcbab05b9d5ad24f4333c7658a0e-Abstract.html',
  },
  hyper: {},
  aliases: ['cross_entropy', 'crossentropy', 'categorical_cross_entropy', 'categorical_crossentropy'],
  tasks: ['multiclass'],
  target: 'values',
  outputs: TRUE_CLASS_OUTPUTS,
  build: ({ logits, output, target }) => crossEntropy(logProbabilities(logits, output), target),
};
