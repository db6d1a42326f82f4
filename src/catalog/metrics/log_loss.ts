import { surprisalOf } from '../../math/logit.ts';
import type { MetricDef } from './definition.ts';
import { measuring } from './measuring.ts';

/** Without log odds, a probability of exactly 0 or 1 has been rounded, so the adjacent float32 is used. */
const LEAST = 2 ** -23;

export const logLoss: MetricDef = {
  label: 'Log loss',
  tex: '-\\frac{1}{n} \\sum_{i=1}^{n} \\log \\hat{p}_i(c_i)',
  text: 'How surprised the network is by the true class on average: minus the logarithm of the probability it predicted for that class. A correct prediction with 99% costs 0.01, indecision between two classes 0.693, and a wrong prediction with 99% costs 4.6. It judges the probabilities themselves, not only which is largest, so it needs no threshold and shows when a network becomes overconfident while its accuracy stays constant. On average it is smallest for the true probabilities. One confident mistake can outweigh a thousand good predictions. It is not defined for scores that are not probabilities, such as those of a network trained on hinge loss.',
  differs:
    'Computed from the logits, as the loss is, so that no probability rounds to 0 or 1. scikit-learn and Keras take probabilities and clip them: scikit-learn by 1.2e-7 for float32 and 2.2e-16 for float64, Keras by 1e-7.',
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
