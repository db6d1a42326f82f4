import { add, div, mul, sqrt, sub } from '../../ops/index.ts';
import { average, meanSquare } from '../average.ts';
import { biasCorrection } from './bias_correction.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { beta1, beta2, epsilon, slots } from './moments.ts';

/**
 * Algorithm 1 of the paper, rearranged as its section 2 suggests: with r = √(1 − β₂ᵗ),
 * η·m̂/(√v̂ + ε) = (η·r/(1 − β₁ᵗ)) · m/(√v + ε·r). Both corrections are scalars that all parameters share.
 */
export const adam: OptimizerDef<'lr' | 'beta1' | 'beta2' | 'epsilon', 'm' | 'v'> = {
  label: 'Adam',
  tex: '\\begin{aligned} m &\\leftarrow \\beta_1 m + (1 - \\beta_1)\\, g \\\\ v &\\leftarrow \\beta_2 v + (1 - \\beta_2)\\, g^2 \\\\ w &\\leftarrow w - \\eta\\, \\frac{m / (1 - \\beta_1^t)}{\\sqrt{v / (1 - \\beta_2^t)} + \\varepsilon} \\end{aligned}',
  text: 'Keeps two running averages for every weight: m of the gradient, as momentum does, and v of its square, as RMSprop does. Their ratio makes each step about as long as the learning rate, whatever the scale of the gradient, so one setting suits many networks and the weights also move along flat directions. Both averages start at zero; dividing by 1 − βᵗ corrects for that in the first steps. Adam is the usual first choice. The paper proposes η = 0.001; the small networks here tolerate much more. Near a minimum the steps do not shrink by themselves, so the loss may jitter or spike; if it does, lower η.',
  differs:
    'ε is outside the root, as in algorithm 1 of the paper, PyTorch (default 1e-8) and TensorFlow.js (1e-7). Keras also defaults to 1e-7 but adds ε before it corrects the bias of v (the paper’s "ε hat"), so ε has more effect in the first steps.',
  reference: {
    authors: 'D. P. Kingma, J. Ba',
    year: 2014,
    title: 'Adam: A Method for Stochastic Optimization',
    url: 'https://arxiv.org/abs/1412.6980',
  },
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
