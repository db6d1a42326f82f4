import { add, div, maximum, mul, reduceSum, sqrt, square } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const clipNorm: RegularizerDef<'limit'> = {
  label: 'Clip gradients by norm',
  tex: 'g \\leftarrow \\frac{c}{\\max(\\lVert g \\rVert_2,\\, c)}\\; g',
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
