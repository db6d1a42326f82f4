import { mul, softplus, tanh } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const mish: ActivationDef = {
  label: 'Mish',
  tex: '\\operatorname{Mish}(x) = x \\tanh\\left(\\log\\left(1 + e^{x}\\right)\\right)',
  text: 'A relative of SiLU: the input times a gate between 0 and 1, here the tanh of the softplus. The gate opens a little sooner, so the curve is steeper at zero (0.6 where SiLU has 0.5) and hugs the identity more closely for positive values; on the negative side it dips to about −0.31 near x = −1.19 and returns to 0. Use it where SiLU or GELU would serve; it became known through object detectors. The three are so alike that the choice seldom decides anything. It is the dearest of them, an exponential, a logarithm and a tanh for each unit, and very negative units get next to no gradient.',
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
