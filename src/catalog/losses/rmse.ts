import { maximum, sqrt, square, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { DISTANCE_OUTPUTS } from './distances.ts';
import { meanPerExample } from './examples.ts';

/**
 * The slope of the root is infinite at 0. A mean square below this value gives the loss 1e-15 and the gradient 0, which
 * is one of the subgradients there; above it the root is used as it is.
 */
const TINY = 1e-30;

export const rmse: LossDef = {
  label: 'Root mean squared error',
  tex: '\\mathcal{L} = \\sqrt{\\frac{1}{n\\,m} \\sum_{i=1}^{n} \\sum_{k=1}^{m} \\left(\\hat{y}_{ik} - y_{ik}\\right)^2}',
  text: 'The root of the mean squared error over the batch, which brings it back to the units of the target: an RMSE of 0.2 means that predictions are typically off by about 0.2. It has its minimum at the same place as MSE and punishes outliers as harshly. As a training loss it differs in the length of its steps: its gradient is that of MSE divided by twice the loss, so it does not fade as the fit improves, and the last steps overshoot unless the learning rate falls. At zero error the root has no slope; the gradient is set to 0 there. It is not an average over examples: with batches of one example it becomes the mean absolute error, and the average over batches is not the loss of the whole data.',
  differs:
    'PyTorch has no such loss; people write torch.sqrt(MSELoss), whose gradient is NaN at zero error. Keras offers it only as a metric.',
  reference: {
    authors: 'T. Chai, R. R. Draxler',
    year: 2014,
    title:
      'Root mean square error (RMSE) or mean absolute error (MAE)? – Arguments against avoiding RMSE in the literature',
    url: 'https://doi.org/10.5194/gmd-7-1247-2014',
  },
  hyper: {},
  aliases: ['root_mean_squared_error'],
  tasks: ['regression', 'binary', 'multiclass'],
  target: 'values',
  outputs: DISTANCE_OUTPUTS,
  build: ({ prediction, target }) => meanPerExample(square(sub(prediction, target))),
  ofMean: (meanSquare) => sqrt(maximum(meanSquare, TINY)),
};
