import { surprisalOf } from '../../math/logit.ts';
import type { MetricDef } from './definition.ts';
import { measuring } from './measuring.ts';

/** Where no log odds are known, a probability of exactly 0 or 1 is a rounded one: the float32 next to it is taken. */
const LEAST = 2 ** -23;

export const logLoss: MetricDef = {
  label: 'Log loss',
  tex: '-\\frac{1}{n} \\sum_{i=1}^{n} \\log \\hat{p}_i(c_i)',
  text: 'How surprised the network is by the true class on average: minus the logarithm of the probability that it gave to it. Being right with 99% costs 0.01, being undecided between two classes 0.693, being wrong with 99% costs 4.6. It judges the probabilities themselves, not only which is largest, so it needs no threshold and sees a network become overconfident while accuracy stands still. It is smallest, on average, where the probabilities are the true ones. One confident mistake can outweigh a thousand good answers. It is not defined for scores that are no probabilities, such as those of a network that was trained on hinge loss.',
  differs:
    'Computed from the logits, as the loss is, so that no probability rounds to 0 or 1. scikit-learn and Keras take probabilities and keep them away from 0 and 1, by 1.2e-7 for float32 and 2.2e-16 for float64, and by 1e-7.',
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
  measure: measuring(({ scores, labels, classes, logOdds, probabilities }) => {
    if (!probabilities) return { none: 'The outputs are scores, not probabilities.' };
    let sum = 0;
    for (let row = 0; row < labels.length; row++) {
      const label = labels[row] as number;
      const place = classes > 2 ? row * classes + label : row;
      const isOwn = classes > 2 || label === 1;
      const score = scores[place] as number;
      sum += logOdds
        ? surprisalOf(isOwn ? (logOdds[place] as number) : -(logOdds[place] as number))
        : -Math.log(Math.min(1 - LEAST, Math.max(LEAST, isOwn ? score : 1 - score)));
    }
    return { value: sum / labels.length };
  }),
};
