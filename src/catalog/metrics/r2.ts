import type { MetricDef } from './definition.ts';
import { meanOfErrors, square } from './errors.ts';
import { measuring } from './measuring.ts';

export const r2: MetricDef = {
  label: 'R²',
  tex: 'R^2 = 1 - \\frac{\\sum_{i} \\left( y_i - \\hat{y}_i \\right)^2}{\\sum_{i} \\left( y_i - \\bar{y} \\right)^2}',
  hyper: {},
  aliases: ['r2_score', 'r_squared'],
  tasks: ['regression'],
  percent: false,
  better: 'higher',
  measure: measuring((judged) => {
    const { labels } = judged;
    const mean = meanOfErrors({ ...judged, scores: labels, labels: new Float64Array(labels.length) }, (label) => label);
    let spread = 0;
    for (let row = 0; row < labels.length; row++) spread += square((labels[row] as number) - mean);
    spread /= labels.length;
    if (spread === 0) return { none: 'All targets are the same number, so there is no variance to explain.' };
    return { value: 1 - meanOfErrors(judged, square) / spread };
  }),
};
