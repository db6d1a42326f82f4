import { mul, sigmoid } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const silu: ActivationDef = {
  label: 'SiLU (Swish)',
  tex: '\\operatorname{SiLU}(x) = x\\, \\sigma(x) = \\frac{x}{1 + e^{-x}}',
  text: 'The input times its own sigmoid: each value determines how far its own gate opens. For large inputs it is nearly x, for very negative ones nearly 0, and in between it dips to about −0.28 at x ≈ −1.28, so it is not monotonic. It was proposed more than once, for reinforcement learning among others, and an automated search over formulas found it again as Swish. Today it is common in image networks and, inside gated layers, in language models. It is smooth everywhere, so it gives softer boundaries than ReLU and lets mildly negative units learn. It needs an exponential, and its gradient vanishes far on the negative side, so units can still die.',
  differs:
    'PyTorch: SiLU. Keras: silu, or swish. The Swish of the search paper has a factor β inside the sigmoid, which is fixed at 1 here and in both frameworks.',
  reference: {
    authors: 'S. Elfwing, E. Uchibe, K. Doya',
    year: 2017,
    title: 'Sigmoid-Weighted Linear Units for Neural Network Function Approximation in Reinforcement Learning',
    url: 'https://arxiv.org/abs/1702.03118',
  },
  hyper: {},
  aliases: ['swish'],
  places: ['hidden'],
  // 1/√E[φ(z)²] for standard normal z.
  gain: () => 1.6765,
  build: (x) => mul(x, sigmoid(x)),
};
