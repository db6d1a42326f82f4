import type { MetricDef } from './definition.ts';
import { meanOfErrors, square } from './errors.ts';
import { measuring } from './measuring.ts';

export const mse: MetricDef = {
  label: 'Mean squared error',
  tex: '\\frac{1}{n} \\sum_{i=1}^{n} \\left( \\hat{y}_i - y_i \\right)^2',
  text: 'The average squared error. Most regressions are trained on it, so as a metric it shows whether training achieved its objective on examples that it did not see. Squaring makes one error of 10 count as much as a hundred errors of 1: good where large errors do the harm, misleading where the data contain a few outliers that no network could foresee. Its unit is the square of the target’s unit, which is hard to interpret; report its root instead. It is smallest for a network that predicts the mean of the possible targets, not the median.',
  differs:
    'scikit-learn’s scorer is called neg_mean_squared_error and has the opposite sign, because its searches maximize a score.',
  reference: {
    authors: 'T. Chai, R. R. Draxler',
    year: 2014,
    title:
      'Root mean square error (RMSE) or mean absolute error (MAE)? Arguments against avoiding RMSE in the literature',
    url: 'https://doi.org/10.5194/gmd-7-1247-2014',
  },
  hyper: {},
  aliases: ['mean_squared_error'],
  tasks: ['regression'],
  percent: false,
  better: 'lower',
  measure: measuring((judged) => ({ value: meanOfErrors(judged, square) })),
};
