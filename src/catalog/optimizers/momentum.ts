import { add, mul, sub } from '../../ops/index.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';

export const momentum: OptimizerDef<'lr' | 'beta', 'velocity'> = {
  label: 'Momentum',
  tex: '\\begin{aligned} v &\\leftarrow \\beta v + g \\\\ w &\\leftarrow w - \\eta\\, v \\end{aligned}',
  hyper: {
    lr: learningRate(0.03),
    beta: {
      label: 'Momentum',
      tex: '\\beta',
      default: 0.9,
      min: 0,
      max: 0.999,
      scale: 'linear',
      effect: 'live',
      explain:
        'A higher value remembers more steps: faster along steady slopes, slower to turn or stop; 0 is plain SGD.',
    },
  },
  aliases: ['sgd_momentum', 'heavy_ball'],
  slots: { velocity: { label: 'Velocity', tex: 'v', initial: 0, mayVanish: true } },
  update({ parameter, gradient, slots, hyper }) {
    const velocity = add(mul(slots.velocity, hyper.beta), gradient);
    return { parameter: sub(parameter, mul(velocity, hyper.lr)), slots: { velocity } };
  },
};
