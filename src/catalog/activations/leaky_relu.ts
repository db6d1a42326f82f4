import type { Value } from '../../ir/graph.ts';
import { add, mul, relu, sub } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

/**
 * `x` where positive, slope·x elsewhere. It is written as αx + (1 − α)·relu(x), which holds for every α, whereas
 * max(αx, x) needs α ≤ 1. Its derivative at 0 is α for every α, and it takes four small ops because (1 − α) is one
 * number per layer or unit.
 */
export const bendAtZero = (x: Value, slope: Value) => add(mul(x, slope), mul(relu(x), sub(1, slope)));

export const leakyRelu: ActivationDef<'alpha'> = {
  label: 'Leaky ReLU',
  tex: '\\operatorname{LeakyReLU}(x) = \\begin{cases} x & \\text{if } x > 0 \\\\ \\alpha x & \\text{if } x \\le 0 \\end{cases}',
  hyper: {
    alpha: {
      label: 'Negative slope',
      tex: '\\alpha',
      default: 0.01,
      min: 0,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain:
        'A higher slope lets more of the negative values and their gradients through; at 1 the function is linear.',
    },
  },
  aliases: ['lrelu'],
  places: ['hidden', 'output'],
  gain: ({ alpha }) => Math.sqrt(2 / (1 + alpha ** 2)),
  build: (x, { alpha }) => bendAtZero(x, alpha),
};
