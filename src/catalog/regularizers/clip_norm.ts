import { add, div, maximum, mul, reduceSum, sqrt, square } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const clipNorm: RegularizerDef<'limit'> = {
  label: 'Clip gradients by norm',
  tex: 'g \\leftarrow \\frac{c}{\\max(\\lVert g \\rVert_2,\\, c)}\\; g',
  text: 'Treats the gradients of all parameters as one long vector and, if that is longer than c, shortens it to length c. The direction stays the same and only the length changes, which is gentler than cutting single components. It is the standard protection of recurrent networks and transformers from the occasional cliff in the loss. Watch the gradient norm of a healthy run and set c a little above it, so that it shortens only exceptional gradients; if it shortens every gradient, it is merely a smaller learning rate in disguise. It does not help against a vanishing gradient, and it cannot shorten a gradient so large that its square overflows, because that gradient has no finite length.',
  differs:
    'As clip_grad_norm_ in PyTorch, which adds 1e-6 to the norm, and global_clipnorm in Keras. The clipnorm of Keras takes the norm of each parameter tensor alone.',
  reference: {
    authors: 'R. Pascanu, T. Mikolov, Y. Bengio',
    year: 2012,
    title: 'On the difficulty of training Recurrent Neural Networks',
    url: 'https://arxiv.org/abs/1211.5063',
  },
  hyper: {
    limit: {
      label: 'Longest gradient',
      tex: 'c',
      default: 1,
      min: 1e-4,
      max: 100,
      scale: 'log',
      effect: 'live',
      explain: 'A higher value interferes less often; a lower one shortens more steps.',
    },
  },
  aliases: ['global_clipnorm', 'clip_grad_norm'],
  gradients(gradients, { limit }) {
    const squares = gradients.map((gradient) => reduceSum(square(gradient)));
    if (squares.length === 0) return gradients;
    // The limit is positive, so the quotient is at most 1 and there is no division by a norm of zero.
    const scale = div(limit, maximum(sqrt(squares.reduce(add)), limit));
    return gradients.map((gradient) => mul(gradient, scale));
  },
};
