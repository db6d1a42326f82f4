import { orderOf } from './curves.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { positives, negatives, area } = orderOf(judged, label);
  if (positives === 0) return { none: 'There are no examples of this class.' };
  if (negatives === 0) return { none: 'All examples are of one class, so there is no other class to rank it against.' };
  return { value: area };
}

export const rocAuc: MetricDef = {
  label: 'ROC AUC',
  tex: '\\mathrm{AUC} = P(s_+ > s_-) + \\tfrac{1}{2} P(s_+ = s_-)',
  text: 'The area under the curve of the true over the false positive rate as the threshold goes from one end to the other. It is the probability that a random example of the class has a higher score than a random example of the others; equal scores count half. 1 is a perfect order, 0.5 is the score of guessing, and below 0.5 the order is reversed. It needs no threshold and no probabilities, only an order, and does not depend on how common the class is. That is also its weakness: where the class is rare, thousands of false alarms hardly change it, and average precision is more informative.',
  differs:
    'With several classes it is the plain mean over each class against the rest, as with scikit-learn’s multi_class="ovr"; scikit-learn raises an error where a class has no examples, whereas such a class is excluded here. Keras: AUC sums over 200 fixed thresholds and is an estimate.',
  reference: {
    authors: 'T. Fawcett',
    year: 2006,
    title: 'An introduction to ROC analysis',
    url: 'https://doi.org/10.1016/j.patrec.2005.10.010',
  },
  hyper: {},
  aliases: ['auc', 'roc_auc_score'],
  tasks: ['binary', 'multiclass'],
  percent: false,
  better: 'higher',
  measure: fromClasses(measureClass, null),
  measureClass: measuring(measureClass),
};
