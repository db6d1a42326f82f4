import type { MetricDef } from './definition.ts';
import { measuring } from './measuring.ts';

/** A probability of exactly 0 or 1 is a rounded one: it is taken for the float32 next to it. */
const LEAST = 2 ** -23;

export const logLoss: MetricDef = {
  label: 'Log loss',
  tex: '-\\frac{1}{n} \\sum_{i=1}^{n} \\log \\hat{p}_i(c_i)',
  text: 'How surprised the network is by the true class on average: minus the logarithm of the probability that it gave to it. Being right with 99% costs 0.01, being undecided between two classes 0.693, being wrong with 99% costs 4.6. It judges the probabilities themselves, not only which is largest, so it needs no threshold and sees a network become overconfident while accuracy stands still. It is smallest, on average, where the probabilities are the true ones. One confident mistake can outweigh a thousand good answers. It is not defined for scores that are no probabilities, such as those of a network that was trained on hinge loss.',
  differs:
    'Probabilities are kept 1.2e-7 away from 0 and 1, the precision of the float32 numbers that they are; scikit-learn does the same for float32 and 2.2e-16 for float64, Keras 1e-7. The loss on the page is computed from logits and not kept away from anything.',
  reference: {
    authors: 'I. J. Good',
    year: 1952,
    title: 'Rational decisions',
    url: 'https://doi.org/10.1111/j.2517-6161.1952.tb00104.x',
  },
  hyper: {},
  aliases: ['cross_entropy', 'binary_crossentropy', 'categorical_crossentropy'],
  tasks: ['binary', 'multiclass'],
  percent: false,
  better: 'lower',
  measure: measuring(({ scores, labels, classes, probabilities }) => {
    if (!probabilities) return { none: 'The outputs are scores, not probabilities.' };
    let sum = 0;
    for (let row = 0; row < labels.length; row++) {
      const label = labels[row] as number;
      const score = scores[classes > 2 ? row * classes + label : row] as number;
      const probability = classes > 2 || label === 1 ? score : 1 - score;
      sum -= Math.log(Math.min(1 - LEAST, Math.max(LEAST, probability)));
    }
    return { value: sum / labels.length };
  }),
};
