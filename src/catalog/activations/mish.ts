import { mul, softplus, tanh } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const mish: ActivationDef = {
  label: 'Mish',
  tex: '\\operatorname{Mish}(x) = x \\tanh\\left(\\log\\left(1 + e^{x}\\right)\\right)',
  text: 'A relative of SiLU: the input times a gate between 0 and 1, here the tanh of the softplus. The gate opens a little sooner, so the curve is steeper at zero (slope 0.6, against 0.5 for SiLU) and follows the identity more closely for positive values; on the negative side it dips to about −0.31 near x = −1.19 and returns to 0. Use it where you would use SiLU or GELU; it became known through object detectors. The three are so alike that the choice rarely matters. Mish is the most expensive of them: it needs an exponential, a logarithm and a tanh for each unit. Very negative units receive almost no gradient.',
  reference: {
    authors: 'D. Misra',
    year: 2019,
    title: 'Mish: A Self Regularized Non-Monotonic Activation Function',
    url: 'https://arxiv.org/abs/1908.08681',
  },
  hyper: {},
  places: ['hidden'],
  // 1/√E[φ(z)²] for standard normal z.
  gain: () => 1.4868,
  build: (x) => mul(x, tanh(softplus(x))),
};
