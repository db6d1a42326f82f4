import { abs, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { DISTANCE_OUTPUTS } from './distances.ts';
import { meanPerExample } from './examples.ts';

export const mae: LossDef = {
  label: 'Mean absolute error',
  tex: '\\mathcal{L} = \\frac{1}{n\\,m} \\sum_{i=1}^{n} \\sum_{k=1}^{m} \\left|\\hat{y}_{ik} - y_{ik}\\right|',
  hyper: {},
  aliases: ['mean_absolute_error', 'absolute_error', 'l1_loss'],
  tasks: ['regression', 'binary', 'multiclass', 'multilabel', 'autoencoder'],
  target: 'values',
  outputs: DISTANCE_OUTPUTS,
  build: ({ prediction, target }) => meanPerExample(abs(sub(prediction, target))),
};
