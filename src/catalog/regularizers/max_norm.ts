import { div, maximum, mul, reduceSum, sqrt, square } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const maxNorm: RegularizerDef<'limit'> = {
  label: 'Max-norm constraint',
  tex: 'w_j \\leftarrow \\frac{c}{\\max(\\lVert w_j \\rVert_2,\\, c)}\\; w_j',
  text: 'After every update, treats the incoming weights of each unit as a vector and, if it is longer than c, scales it back to length c. Inside that ball the weights move freely: unlike an L2 penalty it does not pull on small weights and does not change the loss. It keeps weights from growing without bound and so permits high learning rates; it is often combined with dropout. Choose c between about 1 and 4; a unit with more inputs needs more room. Too small a value keeps all units on the sphere, where only their direction can learn, and keeps an output layer from ever being confident. Biases are not limited.',
  differs:
    'As constraints.MaxNorm in Keras (default 2, chosen layer by layer there), which adds a small ε to the divisor. In PyTorch you call torch.renorm yourself.',
  reference: {
    authors: 'G. E. Hinton, N. Srivastava, A. Krizhevsky, I. Sutskever, R. R. Salakhutdinov',
    year: 2012,
    title: 'Improving neural networks by preventing co-adaptation of feature detectors',
    url: 'https://arxiv.org/abs/1207.0580',
  },
  hyper: {
    limit: {
      label: 'Longest weight vector',
      tex: 'c',
      default: 3,
      min: 0.01,
      max: 100,
      scale: 'log',
      effect: 'live',
      explain: 'A higher value gives each unit more room; a lower one keeps weights small and the function smooth.',
    },
  },
  aliases: ['maxnorm'],
  constrain(weight, { limit }) {
    const norms = sqrt(reduceSum(square(weight), [0], { keepDims: true }));
    // The limit is positive, so the quotient is at most 1 and there is no division by a norm of zero.
    return mul(weight, div(limit, maximum(norms, limit)));
  },
};
