import { mul, sigmoid } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const silu: ActivationDef = {
  label: 'SiLU (Swish)',
  tex: '\\operatorname{SiLU}(x) = x\\, \\sigma(x) = \\frac{x}{1 + e^{-x}}',
  text: 'The input times its own sigmoid: the value decides for itself how far the gate opens. For large inputs it is nearly x, for very negative ones nearly 0, and in between it dips to about −0.28 at x ≈ −1.28, so it is not monotonic. It was proposed more than once, among others for reinforcement learning, and a search over formulas found it again as Swish; today it is common in image networks and, inside gated layers, in language models. Smooth everywhere, it gives softer boundaries than ReLU and lets mildly negative units learn. It needs an exponential, and on the far negative side its gradient vanishes, so units can still fall silent.',
  differs:
    'PyTorch: SiLU. Keras: silu, or swish. The Swish of the search paper has a factor β inside the sigmoid, which is fixed at 1 here and in both.',
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
