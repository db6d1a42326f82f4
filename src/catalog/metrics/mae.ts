import { abs, reduceMean, sub } from '../../ops/index.ts';
import type { MetricDef } from './definition.ts';
import { meanOfErrors } from './errors.ts';
import { measuring } from './measuring.ts';

export const mae: MetricDef = {
  label: 'Mean absolute error',
  tex: '\\frac{1}{n} \\sum_{i=1}^{n} \\left| \\hat{y}_i - y_i \\right|',
  hyper: {},
  aliases: ['mean_absolute_error'],
  tasks: ['regression'],
  percent: false,
  better: 'lower',
  inUnits: true,
  build: ({ prediction, target }) => reduceMean(abs(sub(prediction, target))),
  measure: measuring((judged) => ({ value: meanOfErrors(judged, Math.abs) })),
};
