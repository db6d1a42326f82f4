import { add, div, mul, sqrt, sub } from '../../ops/index.ts';
import { average, meanSquare } from '../average.ts';
import { biasCorrection } from './bias_correction.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { beta1, beta2, epsilon, slots } from './moments.ts';

/** The paper's method with the same momentum at every step; its corrections are rearranged as in `adam.ts`. */
export const nadam: OptimizerDef<'lr' | 'beta1' | 'beta2' | 'epsilon', 'm' | 'v'> = {
  label: 'Nadam',
  tex: '\\begin{aligned} m &\\leftarrow \\beta_1 m + (1 - \\beta_1)\\, g \\\\ v &\\leftarrow \\beta_2 v + (1 - \\beta_2)\\, g^2 \\\\ \\hat m &= \\frac{\\beta_1 m}{1 - \\beta_1^{t+1}} + \\frac{(1 - \\beta_1)\\, g}{1 - \\beta_1^t} \\\\ w &\\leftarrow w - \\eta\\, \\frac{\\hat m}{\\sqrt{v / (1 - \\beta_2^t)} + \\varepsilon} \\end{aligned}',
  text: 'Adam with Nesterov’s momentum in place of the plain kind. Adam steps along the average m as it is now; Nadam already uses the share that m will have in the next step, β₁m, and gives the newest gradient more weight instead. It therefore reacts one step earlier when the slope changes, which often means a somewhat faster start than Adam and less overshoot. Try it wherever Adam works; the same learning rates apply. The gain is usually small, and if gradients are very noisy, for example with batches of a few examples, the extra weight on the newest gradient makes the path more restless. Like Adam, it jitters near a minimum.',
  differs:
    'The momentum β₁ is constant here. PyTorch NAdam and Keras Nadam let it rise towards β₁, which the paper allows: μₜ = β₁(1 − ½·0.96^(tψ)), with ψ = 0.004 in PyTorch and 1 in Keras, and use products of μ instead of powers of β₁. ε is outside the root, as in both (1e-8 and 1e-7).',
  reference: {
    authors: 'T. Dozat',
    year: 2016,
    title: 'Incorporating Nesterov Momentum into Adam',
    url: 'https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ',
  },
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
