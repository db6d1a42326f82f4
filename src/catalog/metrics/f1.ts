import { hitsOf } from './confusion.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { truePositives, falsePositives, falseNegatives } = hitsOf(judged, label);
  const all = 2 * truePositives + falsePositives + falseNegatives;
  return all > 0
    ? { value: (2 * truePositives) / all }
    : { none: 'The class has no examples, and none were predicted as it.' };
}

export const f1: MetricDef = {
  label: 'F1 score',
  tex: 'F_1 = \\frac{2\\,\\mathrm{TP}}{2\\,\\mathrm{TP} + \\mathrm{FP} + \\mathrm{FN}} = 2 \\cdot \\frac{\\text{precision} \\cdot \\text{recall}}{\\text{precision} + \\text{recall}}',
  hyper: {},
  aliases: ['f1_score', 'f_measure'],
  tasks: ['binary', 'multiclass', 'segmentation', 'multilabel'],
  percent: true,
  better: 'higher',
  measure: fromClasses(measureClass, 0),
  measureClass: measuring(measureClass),
};
