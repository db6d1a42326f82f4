import type { MetricDef } from './definition.ts';
import { logLoss } from './log_loss.ts';

export const perplexity: MetricDef = {
  label: 'Perplexity',
  tex: '\\exp\\Bigl(-\\frac{1}{n} \\sum_{i=1}^{n} \\log \\hat{p}_i(c_i)\\Bigr)',
  hyper: {},
  tasks: ['binary', 'multiclass'],
  ofSequences: true,
  percent: false,
  better: 'lower',
  measure(judged) {
    const surprise = logLoss.measure(judged);
    return 'value' in surprise ? { value: Math.exp(surprise.value) } : surprise;
  },
};
