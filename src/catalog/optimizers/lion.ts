import { add, mul, sign, sub } from '../../ops/index.ts';
import { average } from '../average.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { beta1, beta2 } from './moments.ts';
import { weightDecay } from './weight_decay.ts';

export const lion: OptimizerDef<'lr' | 'beta1' | 'beta2' | 'weight_decay', 'm'> = {
  label: 'Lion',
  tex: '\\begin{aligned} c &= \\beta_1 m + (1 - \\beta_1)\\, g \\\\ w &\\leftarrow w - \\eta \\left( \\operatorname{sign}(c) + \\lambda w \\right) \\\\ m &\\leftarrow \\beta_2 m + (1 - \\beta_2)\\, g \\end{aligned}',
  hyper: {
    lr: learningRate(0.003),
    beta1: {
      ...beta1,
      label: 'Blend of the step',
      explain:
        'A higher value lets the momentum decide the direction, a lower one the newest gradient; at 0 only the sign of the gradient counts.',
    },
    beta2: {
      ...beta2,
      label: 'Momentum decay',
      default: 0.99,
      explain: 'A higher value remembers more steps: the signs are steadier, but slower to change.',
    },
    weight_decay: weightDecay(0.1),
  },
  slots: { m: { label: 'Momentum', tex: 'm', initial: 0 } },
  update({ parameter, gradient, slots, hyper: { lr, beta1, beta2, weight_decay: decay } }) {
    const blend = average(slots.m, gradient, beta1);
    const m = average(slots.m, gradient, beta2);
    return { parameter: sub(parameter, mul(add(sign(blend), mul(parameter, decay)), lr)), slots: { m } };
  },
};
