import { add, div, mul, sqrt, sub } from '../../ops/index.ts';
import { average, meanSquare } from '../average.ts';
import { biasCorrection } from './bias_correction.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { beta1, beta2, epsilon, slots } from './moments.ts';

/**
 * Algorithm 1 of the paper that adam.md cites, rearranged as its section 2 suggests: with r = √(1 − β₂ᵗ),
 * η·m̂/(√v̂ + ε) = (η·r/(1 − β₁ᵗ)) · m/(√v + ε·r). Both corrections are scalars that all parameters share.
 */
export const adam: OptimizerDef<'lr' | 'beta1' | 'beta2' | 'epsilon', 'm' | 'v'> = {
  label: 'Adam',
  tex: '\\begin{aligned} m &\\leftarrow \\beta_1 m + (1 - \\beta_1)\\, g \\\\ v &\\leftarrow \\beta_2 v + (1 - \\beta_2)\\, g^2 \\\\ w &\\leftarrow w - \\eta\\, \\frac{m / (1 - \\beta_1^t)}{\\sqrt{v / (1 - \\beta_2^t)} + \\varepsilon} \\end{aligned}',
  hyper: {
    lr: learningRate(0.03),
    beta1,
    beta2,
    epsilon: epsilon(
      1e-8,
      'A higher value damps the steps of weights with tiny gradients; at large values Adam acts like momentum.',
    ),
  },
  slots,
  update({ parameter, gradient, slots, step, hyper: { lr, beta1, beta2, epsilon } }) {
    const m = average(slots.m, gradient, beta1);
    const v = meanSquare(slots.v, gradient, beta2);
    const root = sqrt(biasCorrection(beta2, step));
    const rate = div(mul(lr, root), biasCorrection(beta1, step));
    const direction = div(m, add(sqrt(v), mul(epsilon, root)));
    return { parameter: sub(parameter, mul(direction, rate)), slots: { m, v } };
  },
};
