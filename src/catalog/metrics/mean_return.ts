import { div, mul, reduceSum } from '../../ops/index.ts';
import type { MetricDef } from './definition.ts';
import { measuring } from './measuring.ts';

export const meanReturn: MetricDef = {
  label: 'Mean return',
  tex: '\\frac{1}{n} \\sum_{i=1}^{n} \\sum_t r_{i,t}',
  hyper: {},
  aliases: ['return', 'score'],
  tasks: ['reinforcement'],
  percent: false,
  better: 'higher',
  /**
   * `prediction` has the return of the last episode of each world, and `target` 1 for the worlds that have finished one;
   * NaN if none has.
   */
  build: ({ prediction, target }) => div(reduceSum(mul(prediction, target)), reduceSum(target)),
  measure: measuring(({ scores }) => ({
    value: Array.from(scores).reduce((sum, value) => sum + value, 0) / scores.length,
  })),
};
