import { softmax as softmaxOp } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const softmax: ActivationDef = {
  label: 'Softmax',
  tex: '\\operatorname{softmax}(x)_i = \\frac{e^{x_i}}{\\sum_{j=1}^{K} e^{x_j}}',
  text: 'Turns the K numbers of the output layer, the logits, into K probabilities that add up to 1. Only differences between logits matter: adding the same number to all of them changes nothing. This is also how overflow is avoided: the largest logit is subtracted first. Use it on the output when exactly one of several classes is right; where several can apply at once, use one sigmoid per class instead. It always picks a winner, even for an input unlike anything in the training data, and networks that are trained for a long time tend to be overconfident.',
  differs:
    'Keras models usually end in a softmax layer. PyTorch models usually end in logits, because its CrossEntropyLoss applies the softmax itself.',
  reference: {
    authors: 'J. S. Bridle',
    year: 1990,
    title:
      'Probabilistic Interpretation of Feedforward Classification Network Outputs, with Relationships to Statistical Pattern Recognition',
    url: 'https://doi.org/10.1007/978-3-642-76153-9_28',
  },
  hyper: {},
  places: ['output'],
  gain: () => 1,
  build: (x) => softmaxOp(x),
};
