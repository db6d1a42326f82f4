import { orderOf } from './curves.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { positives, negatives, area } = orderOf(judged, label);
  if (positives === 0) return { none: 'There is no example of this class.' };
  if (negatives === 0) return { none: 'All examples are of one class: there is nothing to tell it from.' };
  return { value: area };
}

export const rocAuc: MetricDef = {
  label: 'ROC AUC',
  tex: '\\mathrm{AUC} = P(s_+ > s_-) + \\tfrac{1}{2} P(s_+ = s_-)',
  text: 'The area under the curve of true over false positive rate, as the threshold goes from one end to the other. It is the chance that an example of the class, drawn at random, has a higher score than one that is not of it; equal scores count half. 1 is a perfect order, 0.5 is what guessing gets, below 0.5 the order is upside down. It needs no threshold and no probabilities, only an order, and does not depend on how common the class is. That is its weakness too: where the class is rare, thousands of false alarms hardly move it, and average precision tells more.',
  differs:
    'With several classes it is one against the rest, then the plain mean, as scikit-learn’s multi_class="ovr"; that raises an error where a class has no examples, which here is left out. Keras: AUC sums over 200 fixed thresholds and is an estimate.',
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
