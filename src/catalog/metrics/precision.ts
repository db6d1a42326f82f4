import { hitsOf } from './confusion.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { truePositives, falsePositives } = hitsOf(judged, label);
  const predicted = truePositives + falsePositives;
  return predicted > 0 ? { value: truePositives / predicted } : { none: 'No example was predicted as this class.' };
}

export const precision: MetricDef = {
  label: 'Precision',
  tex: '\\frac{\\mathrm{TP}}{\\mathrm{TP} + \\mathrm{FP}}',
  hyper: {},
  aliases: ['precision_score', 'positive_predictive_value'],
  tasks: ['binary', 'multiclass', 'segmentation', 'multilabel'],
  percent: true,
  better: 'higher',
  measure: fromClasses(measureClass, 0),
  measureClass: measuring(measureClass),
};
