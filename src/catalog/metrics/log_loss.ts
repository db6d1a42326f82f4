import { surprisalOf } from '../../math/logit.ts';
import type { MetricDef } from './definition.ts';
import { measuring } from './measuring.ts';

/** Without log odds, a probability of exactly 0 or 1 has been rounded, so the adjacent float32 is used. */
const LEAST = 2 ** -23;

export const logLoss: MetricDef = {
  label: 'Log loss',
  tex: '-\\frac{1}{n} \\sum_{i=1}^{n} \\log \\hat{p}_i(c_i)',
  hyper: {},
  aliases: ['cross_entropy', 'binary_crossentropy', 'categorical_crossentropy'],
  tasks: ['binary', 'multiclass', 'segmentation', 'multilabel'],
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
