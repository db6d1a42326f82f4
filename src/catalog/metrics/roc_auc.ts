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
  hyper: {},
  aliases: ['auc', 'roc_auc_score'],
  tasks: ['binary', 'multiclass', 'multilabel'],
  percent: false,
  better: 'higher',
  measure: fromClasses(measureClass, null),
  measureClass: measuring(measureClass),
};
