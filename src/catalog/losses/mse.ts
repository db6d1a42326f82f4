import { square, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { DISTANCE_OUTPUTS } from './distances.ts';
import { meanPerExample } from './examples.ts';

export const mse: LossDef = {
  label: 'Mean squared error',
  tex: '\\mathcal{L} = \\frac{1}{n\\,m} \\sum_{i=1}^{n} \\sum_{k=1}^{m} \\left(\\hat{y}_{ik} - y_{ik}\\right)^2',
  text: 'The average of the squared differences between prediction and target, over the examples and the outputs. It is the standard loss of regression: its minimum predicts the mean of the targets, and it is smooth, with a gradient that fades as the prediction gets close. Squaring makes a difference of 10 count a hundred times as much as one of 1, so a few outliers can pull the whole fit towards themselves. For classification it works but learns slowly: where a sigmoid is saturated on the wrong side, its gradient is close to zero although the error is at its largest. Cross-entropy has no such plateau.',
  differs:
    'Many textbooks halve it, so that the derivative has no factor 2. PyTorch (MSELoss) and Keras (MeanSquaredError) average, as here.',
  reference: {
    authors: 'D. E. Rumelhart, G. E. Hinton, R. J. Williams',
    year: 1986,
    title: 'Learning representations by back-propagating errors',
    url: 'https://doi.org/10.1038/323533a0',
  },
  hyper: {},
  aliases: ['mean_squared_error', 'squared_error', 'l2_loss'],
  tasks: ['regression', 'binary', 'multiclass'],
  target: 'values',
  outputs: DISTANCE_OUTPUTS,
  build: ({ prediction, target }) => meanPerExample(square(sub(prediction, target))),
};
