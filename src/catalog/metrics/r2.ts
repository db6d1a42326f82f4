import type { MetricDef } from './definition.ts';
import { meanOfErrors, square } from './errors.ts';
import { measuring } from './measuring.ts';

export const r2: MetricDef = {
  label: 'R²',
  tex: 'R^2 = 1 - \\frac{\\sum_{i} \\left( y_i - \\hat{y}_i \\right)^2}{\\sum_{i} \\left( y_i - \\bar{y} \\right)^2}',
  text: 'The share of the targets’ variance that the network explains. 1 is perfect; 0 is the score of always predicting the mean of these targets, which needs no features at all; below 0 the network is worse than that. It has no unit, so you can compare it where errors are not comparable. But it depends on how widely the targets are spread: the same errors look better on a wider range, and a few extreme targets can raise it. A high value does not mean that the residuals show no pattern, so look at their plot as well. It is not defined where all targets are the same number.',
  differs:
    'For targets that are all the same, scikit-learn’s r2_score returns 1 for perfect and 0 for other predictions, unless force_finite=False. Keras uses the mean of the targets over all batches, as here.',
  reference: {
    authors: 'D. Chicco, M. J. Warrens, G. Jurman',
    year: 2021,
    title:
      'The coefficient of determination R-squared is more informative than SMAPE, MAE, MAPE, MSE and RMSE in regression analysis evaluation',
    url: 'https://doi.org/10.7717/peerj-cs.623',
  },
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
