import { div, maximum, mul, reduceSum, sqrt, square } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const maxNorm: RegularizerDef<'limit'> = {
  label: 'Max-norm constraint',
  tex: 'w_j \\leftarrow \\frac{c}{\\max(\\lVert w_j \\rVert_2,\\, c)}\\; w_j',
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
  constrain(weight, { limit }, unitAxis) {
    const ofUnit = weight.type.shape.flatMap((_, axis) => (axis === unitAxis ? [] : [axis]));
    const norms = sqrt(reduceSum(square(weight), ofUnit, { keepDims: true }));
    // The limit is positive, so the quotient is at most 1 and there is no division by a norm of zero.
    return mul(weight, div(limit, maximum(norms, limit)));
  },
};
