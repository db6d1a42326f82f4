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
  hyper: {},
  aliases: ['root_mean_squared_error'],
  tasks: ['regression', 'binary', 'multiclass', 'multilabel', 'autoencoder'],
  target: 'values',
  outputs: DISTANCE_OUTPUTS,
  build: ({ prediction, target }) => meanPerExample(square(sub(prediction, target))),
  ofMean: (meanSquare) => sqrt(maximum(meanSquare, TINY)),
};
