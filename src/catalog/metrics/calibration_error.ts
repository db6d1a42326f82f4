import { calibrationOf } from './curves.ts';
import type { Judged, Measured, MetricDef } from './definition.ts';
import { fromClasses, measuring } from './measuring.ts';

function measureClass(judged: Judged, label: number): Measured {
  const { labels, probabilities } = judged;
  if (!probabilities) return { none: 'The outputs are scores, not probabilities.' };
  const { counts, predicted, true: share } = calibrationOf(judged, label);
  let sum = 0;
  counts.forEach((count, bin) => {
    if (count > 0) sum += count * Math.abs((predicted[bin] as number) - (share[bin] as number));
  });
  return { value: sum / labels.length };
}

export const calibrationError: MetricDef = {
  label: 'Calibration error',
  tex: '\\mathrm{ECE} = \\sum_{b=1}^{10} \\frac{n_b}{n} \\left| \\bar{p}_b - \\bar{y}_b \\right|',
  hyper: {},
  aliases: ['ece', 'expected_calibration_error'],
  tasks: ['binary', 'multiclass', 'multilabel'],
  percent: false,
  better: 'lower',
  measure: fromClasses(measureClass, null),
  measureClass: measuring(measureClass),
};
