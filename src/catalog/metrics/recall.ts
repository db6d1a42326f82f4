import { hitsOf } from './confusion.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { truePositives, falseNegatives } = hitsOf(judged, label);
  const positives = truePositives + falseNegatives;
  return positives > 0 ? { value: truePositives / positives } : { none: 'There are no examples of this class.' };
}

export const recall: MetricDef = {
  label: 'Recall',
  tex: '\\frac{\\mathrm{TP}}{\\mathrm{TP} + \\mathrm{FN}}',
  hyper: {},
  aliases: ['recall_score', 'sensitivity', 'true_positive_rate'],
  tasks: ['binary', 'multiclass', 'segmentation', 'multilabel'],
  percent: true,
  better: 'higher',
  measure: fromClasses(measureClass, null),
  measureClass: measuring(measureClass),
};
