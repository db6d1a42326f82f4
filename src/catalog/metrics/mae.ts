import { abs, reduceMean, sub } from '../../ops/index.ts';
import type { MetricDef } from './definition.ts';
import { meanOfErrors } from './errors.ts';
import { measuring } from './measuring.ts';

export const mae: MetricDef = {
  label: 'Mean absolute error',
  tex: '\\frac{1}{n} \\sum_{i=1}^{n} \\left| \\hat{y}_i - y_i \\right|',
  text: 'How far predictions are from the actual values on average, in the unit of the target: an error of 0.1 means just that, whereas a squared error of 0.01 has to be converted first. Every example counts in proportion to its error, so a single outlier does not dominate as it does in the squared error. Use it to judge a regression, and compare it with the spread of the targets to see whether it is small. It hides direction: a network whose predictions are always too high and one that errs both ways can score the same. The noise in the data sets a floor that no network can honestly beat.',
  reference: {
    authors: 'C. J. Willmott, K. Matsuura',
    year: 2005,
    title:
      'Advantages of the mean absolute error (MAE) over the root mean square error (RMSE) in assessing average model performance',
    url: 'https://doi.org/10.3354/cr030079',
  },
  hyper: {},
  aliases: ['mean_absolute_error'],
  tasks: ['regression'],
  percent: false,
  better: 'lower',
  inUnits: true,
  build: ({ prediction, target }) => reduceMean(abs(sub(prediction, target))),
  measure: measuring((judged) => ({ value: meanOfErrors(judged, Math.abs) })),
};
