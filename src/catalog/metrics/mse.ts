import type { MetricDef } from './definition.ts';
import { meanOfErrors, square } from './errors.ts';
import { measuring } from './measuring.ts';

export const mse: MetricDef = {
  label: 'Mean squared error',
  tex: '\\frac{1}{n} \\sum_{i=1}^{n} \\left( \\hat{y}_i - y_i \\right)^2',
  hyper: {},
  aliases: ['mean_squared_error'],
  tasks: ['regression'],
  percent: false,
  better: 'lower',
  measure: measuring((judged) => ({ value: meanOfErrors(judged, square) })),
};
