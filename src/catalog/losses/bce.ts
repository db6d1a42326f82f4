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
  text: 'Measures how surprised the network is by the true class, given the probability it predicted. A confident, correct prediction costs almost nothing, an undecided one costs ln 2 ≈ 0.693, and the cost of a confident mistake has no limit. Use it for two classes with a sigmoid output: together their gradient is simply prediction minus target, so a badly wrong unit learns fastest, whereas squared error would stall. It is computed from the logits, so a probability that rounds to 0 or 1 never gives infinity. Because more certainty always lowers the loss, weights keep growing on separable data, and a single wrong label can cost a lot.',
  differs:
    'PyTorch: BCEWithLogitsLoss is this loss; BCELoss takes probabilities. Keras: BinaryCrossentropy takes probabilities, clipped at 1e-7, unless from_logits=True.',
  reference: {
    authors: 'G. E. Hinton',
    year: 1989,
    title: 'Connectionist learning procedures',
    url: 'https://doi.org/10.1016/0004-3702(89)90049-0',
  },
  hyper: {},
  aliases: ['binary_cross_entropy', 'binary_crossentropy', 'log_loss'],
  tasks: ['binary'],
  target: 'values',
  outputs: { sigmoid: null },
  build: ({ logits, target }) => meanPerExample(sub(softplus(logits), mul(target, logits))),
};
