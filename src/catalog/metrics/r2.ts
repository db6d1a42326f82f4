import type { MetricDef } from './definition.ts';
import { meanOfErrors, square } from './errors.ts';
import { measuring } from './measuring.ts';

export const r2: MetricDef = {
  label: 'R²',
  tex: 'R^2 = 1 - \\frac{\\sum_{i} \\left( y_i - \\hat{y}_i \\right)^2}{\\sum_{i} \\left( y_i - \\bar{y} \\right)^2}',
  text: 'How much of the spread of the targets the network accounts for. 1 is perfect; 0 is what always predicting the mean of these targets would get, which needs no features at all; below 0 the network is worse than that. It has no unit, so it can be compared where errors cannot. But it depends on how widely the targets of the examples are spread: the same errors look better on a wider range, and a few extreme targets can lift it. A high value says nothing about whether the residuals still show a pattern, so look at their plot as well. It is not defined where all targets are the same number.',
  differs:
    'scikit-learn’s r2_score gives 1 for perfect and 0 for other predictions of targets that are all the same, unless force_finite=False. Keras takes the mean of the targets over all batches, as here.',
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
    if (spread === 0) return { none: 'All targets are the same number: there is no spread to account for.' };
    return { value: 1 - meanOfErrors(judged, square) / spread };
  }),
};
