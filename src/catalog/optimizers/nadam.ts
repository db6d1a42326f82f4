import { add, div, mul, sqrt, sub } from '../../ops/index.ts';
import { average, meanSquare } from '../average.ts';
import { biasCorrection } from './bias_correction.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { beta1, beta2, epsilon, slots } from './moments.ts';

/** The method of the paper that nadam.md cites, with the same momentum at every step; its corrections are rearranged as in `adam.ts`. */
export const nadam: OptimizerDef<'lr' | 'beta1' | 'beta2' | 'epsilon', 'm' | 'v'> = {
  label: 'Nadam',
  tex: '\\begin{aligned} m &\\leftarrow \\beta_1 m + (1 - \\beta_1)\\, g \\\\ v &\\leftarrow \\beta_2 v + (1 - \\beta_2)\\, g^2 \\\\ \\hat m &= \\frac{\\beta_1 m}{1 - \\beta_1^{t+1}} + \\frac{(1 - \\beta_1)\\, g}{1 - \\beta_1^t} \\\\ w &\\leftarrow w - \\eta\\, \\frac{\\hat m}{\\sqrt{v / (1 - \\beta_2^t)} + \\varepsilon} \\end{aligned}',
  hyper: {
    lr: learningRate(0.03),
    beta1,
    beta2,
    epsilon: epsilon(
      1e-8,
      'A higher value damps the steps of weights with tiny gradients; at large values Nadam acts like Nesterov’s momentum.',
    ),
  },
  slots,
  update({ parameter, gradient, slots, step, hyper: { lr, beta1, beta2, epsilon } }) {
    const m = average(slots.m, gradient, beta1);
    const v = meanSquare(slots.v, gradient, beta2);
    const ahead = mul(m, div(beta1, biasCorrection(beta1, add(step, 1))));
    const newest = mul(gradient, div(sub(1, beta1), biasCorrection(beta1, step)));
    const root = sqrt(biasCorrection(beta2, step));
    const direction = div(add(ahead, newest), add(sqrt(v), mul(epsilon, root)));
    return { parameter: sub(parameter, mul(direction, mul(lr, root))), slots: { m, v } };
  },
};
