import { add, div, maximum, mul, sqrt, sub } from '../../ops/index.ts';
import { average, meanSquare } from '../average.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { beta1, beta2, epsilon, slots } from './moments.ts';

export const amsgrad: OptimizerDef<'lr' | 'beta1' | 'beta2' | 'epsilon', 'm' | 'v' | 'peak'> = {
  label: 'AMSGrad',
  tex: '\\begin{aligned} m &\\leftarrow \\beta_1 m + (1 - \\beta_1)\\, g \\\\ v &\\leftarrow \\beta_2 v + (1 - \\beta_2)\\, g^2 \\\\ \\hat v &\\leftarrow \\max(\\hat v,\\, v) \\\\ w &\\leftarrow w - \\eta\\, \\frac{m}{\\sqrt{\\hat v} + \\varepsilon} \\end{aligned}',
  text: 'Adam that never forgets a large gradient. Adam’s v fades, so after a rare but informative large gradient the steps soon grow again, and there are simple convex problems where Adam walks away from the optimum because of that. AMSGrad divides by the largest v so far; the scale of the steps can only fall, and convergence can be proved. Use it where Adam’s loss spikes late in training. Its drawback: one early outlier, say from a bad start, shrinks the steps for the rest of the run. Without bias correction the first steps are longer than η, up to six or seven times at the usual settings, so η is chosen lower than for Adam.',
  differs:
    'As in algorithm 2 of the paper, there is no bias correction; ε, which the paper omits, is outside the root. PyTorch (Adam with amsgrad=True) and Keras correct m and the peak for their bias, and take the maximum before the correction, as here.',
  reference: {
    authors: 'S. J. Reddi, S. Kale, S. Kumar',
    year: 2018,
    title: 'On the Convergence of Adam and Beyond',
    url: 'https://arxiv.org/abs/1904.09237',
  },
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
