import { add, div, maximum, mul, sqrt, sub } from '../../ops/index.ts';
import { average, meanSquare } from '../average.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { beta1, beta2, epsilon, slots } from './moments.ts';

export const amsgrad: OptimizerDef<'lr' | 'beta1' | 'beta2' | 'epsilon', 'm' | 'v' | 'peak'> = {
  label: 'AMSGrad',
  tex: '\\begin{aligned} m &\\leftarrow \\beta_1 m + (1 - \\beta_1)\\, g \\\\ v &\\leftarrow \\beta_2 v + (1 - \\beta_2)\\, g^2 \\\\ \\hat v &\\leftarrow \\max(\\hat v,\\, v) \\\\ w &\\leftarrow w - \\eta\\, \\frac{m}{\\sqrt{\\hat v} + \\varepsilon} \\end{aligned}',
  hyper: {
    lr: learningRate(0.01),
    beta1,
    beta2,
    epsilon: epsilon(
      1e-8,
      'A higher value damps the steps of weights with tiny gradients; at large values AMSGrad acts like momentum.',
    ),
  },
  slots: { ...slots, peak: { label: 'Largest second moment', tex: '\\hat v', initial: 0 } },
  update({ parameter, gradient, slots, hyper: { lr, beta1, beta2, epsilon } }) {
    const m = average(slots.m, gradient, beta1);
    const v = meanSquare(slots.v, gradient, beta2);
    const peak = maximum(slots.peak, v);
    const direction = div(m, add(sqrt(peak), epsilon));
    return { parameter: sub(parameter, mul(direction, lr)), slots: { m, v, peak } };
  },
};
