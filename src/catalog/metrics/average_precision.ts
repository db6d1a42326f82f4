import { orderOf } from './curves.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { positives, averagePrecision: value } = orderOf(judged, label);
  return positives > 0 ? { value } : { none: 'There are no examples of this class.' };
}

export const averagePrecision: MetricDef = {
  label: 'Average precision',
  tex: '\\mathrm{AP} = \\sum_{k} (R_k - R_{k-1})\\, P_k',
  hyper: {},
  aliases: ['average_precision_score', 'pr_auc'],
  tasks: ['binary', 'multiclass', 'multilabel'],
  percent: false,
  better: 'higher',
  measure: fromClasses(measureClass, null),
  measureClass: measuring(measureClass),
};
