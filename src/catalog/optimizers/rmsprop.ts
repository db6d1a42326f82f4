import { add, div, mul, sqrt, sub } from '../../ops/index.ts';
import { meanSquare } from '../average.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { epsilon } from './moments.ts';

export const rmsprop: OptimizerDef<'lr' | 'rho' | 'epsilon', 'v'> = {
  label: 'RMSprop',
  tex: '\\begin{aligned} v &\\leftarrow \\rho v + (1 - \\rho)\\, g^2 \\\\ w &\\leftarrow w - \\eta\\, \\frac{g}{\\sqrt{v} + \\varepsilon} \\end{aligned}',
  hyper: {
    lr: learningRate(0.01),
    rho: {
      label: 'Decay',
      tex: '\\rho',
      default: 0.9,
      min: 0,
      max: 0.9999,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value averages over more steps: step lengths are steadier but adapt more slowly.',
    },
    epsilon: epsilon(
      1e-8,
      'A higher value damps the steps of weights with tiny gradients; at large values RMSprop acts like plain SGD.',
    ),
  },
  slots: { v: { label: 'Mean square', tex: 'v', initial: 0, mayVanish: true } },
  update({ parameter, gradient, slots, hyper: { lr, rho, epsilon } }) {
    const v = meanSquare(slots.v, gradient, rho);
    const direction = div(gradient, add(sqrt(v), epsilon));
    return { parameter: sub(parameter, mul(direction, lr)), slots: { v } };
  },
};
