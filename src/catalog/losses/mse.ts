import { square, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { DISTANCE_OUTPUTS } from './distances.ts';
import { meanPerExample } from './examples.ts';

export const mse: LossDef = {
  label: 'Mean squared error',
  tex: '\\mathcal{L} = \\frac{1}{n\\,m} \\sum_{i=1}^{n} \\sum_{k=1}^{m} \\left(\\hat{y}_{ik} - y_{ik}\\right)^2',
  hyper: {},
  aliases: ['mean_squared_error', 'squared_error', 'l2_loss'],
  tasks: ['regression', 'binary', 'multiclass', 'multilabel', 'autoencoder'],
  target: 'values',
  outputs: DISTANCE_OUTPUTS,
  build: ({ prediction, target }) => meanPerExample(square(sub(prediction, target))),
};
