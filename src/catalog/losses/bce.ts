import { mul, softplus, sub } from '../../ops/index.ts';
import type { LossDef } from './definition.ts';
import { meanPerExample } from './examples.ts';

/**
 * Computed from the logit z: −y·log σ(z) − (1 − y)·log(1 − σ(z)) = softplus(z) − y·z, so the logarithm of a probability
 * that has rounded to 0 is never taken.
 */
export const bce: LossDef = {
  label: 'Binary cross-entropy',
  tex: '\\mathcal{L} = -\\frac{1}{n} \\sum_{i=1}^{n} \\left[ y_i \\log \\hat{y}_i + (1 - y_i) \\log (1 - \\hat{y}_i) \\right]',
  hyper: {},
  aliases: ['binary_cross_entropy', 'binary_crossentropy', 'log_loss'],
  tasks: ['binary', 'multilabel', 'autoencoder'],
  target: 'values',
  outputs: { sigmoid: null },
  build: ({ logits, target }) => meanPerExample(sub(softplus(logits), mul(target, logits))),
};
