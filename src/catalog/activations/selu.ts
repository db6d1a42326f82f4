import { mul } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';
import { exponentialBelowZero } from './elu.ts';

/** The two constants from the paper for which mean 0 and variance 1 reproduce themselves. */
const ALPHA = 1.6732632423543772;
const LAMBDA = 1.0507009873554805;

export const selu: ActivationDef = {
  label: 'SELU',
  tex: '\\operatorname{SELU}(x) = \\lambda \\begin{cases} x & \\text{if } x > 0 \\\\ \\alpha \\left(e^{x} - 1\\right) & \\text{if } x \\le 0 \\end{cases}, \\quad \\begin{aligned} \\lambda &\\approx 1.0507 \\\\ \\alpha &\\approx 1.6733 \\end{aligned}',
  text: 'A scaled ELU whose two constants are calculated rather than tuned: if the inputs of a wide layer have mean 0 and variance 1 and its weights have variance 1/n_in, the outputs have mean 0 and variance 1 again. Each layer pulls values that have drifted back towards these, so a deep stack of dense layers needs no batch normalization. This holds only under certain conditions: standardized data, LeCun normal initialization, SELU on every hidden layer, and alpha dropout in place of ordinary dropout. If one of them is not met, SELU is merely an ELU with an odd scale. Narrow layers, like many here, keep the balance only roughly.',
  differs:
    'PyTorch and Keras use the same two constants. PyTorch’s calculate_gain returns 3/4 for it, which stabilizes the gradient but gives up the balance of variances; the gain here is 1, as in the paper.',
  reference: {
    authors: 'G. Klambauer, T. Unterthiner, A. Mayr, S. Hochreiter',
    year: 2017,
    title: 'Self-Normalizing Neural Networks',
    url: 'https://arxiv.org/abs/1706.02515',
  },
  hyper: {},
  places: ['hidden'],
  gain: () => 1,
  build: (x) => mul(exponentialBelowZero(x, ALPHA), LAMBDA),
};
