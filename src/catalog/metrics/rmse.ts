import type { MetricDef } from './definition.ts';
import { meanOfErrors, square } from './errors.ts';
import { measuring } from './measuring.ts';

export const rmse: MetricDef = {
  label: 'Root mean squared error',
  tex: '\\sqrt{\\frac{1}{n} \\sum_{i=1}^{n} \\left( \\hat{y}_i - y_i \\right)^2}',
  text: 'The root of the mean squared error, which brings it back to the unit of the target: if errors follow a bell curve, a network with an RMSE of 3 kg is typically wrong by about 3 kg. It ranks networks exactly as the mean squared error does. It is never smaller than the mean absolute error, and the further apart the two are, the more the total comes from a few large errors. Always predicting the mean of the targets gives their standard deviation, so that is the number to beat. The RMSE of parts does not average to the RMSE of the whole.',
  differs:
    'Keras: RootMeanSquaredError gathers squares over batches and takes one root, as here; a loss of that name takes a root in every batch. scikit-learn before 1.4 used mean_squared_error(squared=False) for it.',
  reference: {
    authors: 'T. Chai, R. R. Draxler',
    year: 2014,
    title:
      'Root mean square error (RMSE) or mean absolute error (MAE)? Arguments against avoiding RMSE in the literature',
    url: 'https://doi.org/10.5194/gmd-7-1247-2014',
  },
  hyper: {},
  aliases: ['root_mean_squared_error'],
  tasks: ['regression'],
  percent: false,
  better: 'lower',
  inUnits: true,
  measure: measuring((judged) => ({ value: Math.sqrt(meanOfErrors(judged, square)) })),
};
