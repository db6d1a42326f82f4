import { abs, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { DISTANCE_OUTPUTS } from './distances.ts';
import { meanPerExample } from './examples.ts';

export const mae: LossDef = {
  label: 'Mean absolute error',
  tex: '\\mathcal{L} = \\frac{1}{n\\,m} \\sum_{i=1}^{n} \\sum_{k=1}^{m} \\left|\\hat{y}_{ik} - y_{ik}\\right|',
  text: 'The average size of the error, in the units of the target. An error counts only in proportion to its size, so one outlier among the examples hardly moves the fit: the best constant prediction is the median, whereas for squared error it is the mean. Use it for regression on data with extreme values or wrong labels. Its gradient shows only whether the prediction is too high or too low and is as strong for a near miss as for a large error. Training therefore does not slow down near the minimum but jumps back and forth across it, unless the learning rate falls. On class probabilities it tolerates wrong labels but learns slowly.',
  differs:
    'PyTorch (L1Loss) and Keras (MeanAbsoluteError) average, as here. At an error of exactly zero the derivative is defined as 0.',
  reference: {
    authors: 'C. J. Willmott, K. Matsuura',
    year: 2005,
    title:
      'Advantages of the mean absolute error (MAE) over the root mean square error (RMSE) in assessing average model performance',
    url: 'https://doi.org/10.3354/cr030079',
  },
  hyper: {},
  aliases: ['mean_absolute_error', 'absolute_error', 'l1_loss'],
  tasks: ['regression', 'binary', 'multiclass'],
  target: 'values',
  outputs: DISTANCE_OUTPUTS,
  build: ({ prediction, target }) => meanPerExample(abs(sub(prediction, target))),
};
