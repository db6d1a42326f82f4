import type { MetricDef } from './definition.ts';
import { meanOfErrors, square } from './errors.ts';
import { measuring } from './measuring.ts';

export const rmse: MetricDef = {
  label: 'Root mean squared error',
  tex: '\\sqrt{\\frac{1}{n} \\sum_{i=1}^{n} \\left( \\hat{y}_i - y_i \\right)^2}',
  hyper: {},
  aliases: ['root_mean_squared_error'],
  tasks: ['regression'],
  percent: false,
  better: 'lower',
  inUnits: true,
  measure: measuring((judged) => ({ value: Math.sqrt(meanOfErrors(judged, square)) })),
};
