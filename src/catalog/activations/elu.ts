import type { Value } from '../../ir/graph.ts';
import { add, exp, minimum, mul, type Operand, relu, sub } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

/** The exponent never exceeds 0: a large positive x would make it infinite, and its gradient 0·∞. */
export const exponentialBelowZero = (x: Value, alpha: Operand) => add(relu(x), mul(alpha, sub(exp(minimum(x, 0)), 1)));

export const elu: ActivationDef<'alpha'> = {
  label: 'ELU',
  tex: '\\operatorname{ELU}(x) = \\begin{cases} x & \\text{if } x > 0 \\\\ \\alpha \\left(e^{x} - 1\\right) & \\text{if } x \\le 0 \\end{cases}',
  text: 'Leaves positive values unchanged and maps negative ones to an exponential curve that levels off at −α. Because its values can be negative, the mean of a layer stays closer to 0 than with ReLU, which speeds up learning much as normalization does. A slightly negative unit still receives a gradient, so it does not die at once. With α = 1 the slope is 1 on both sides of zero and the curve is smooth; any other α leaves a kink there. Use it in place of ReLU in plain dense networks without normalization. It costs one exponential per unit, and it saturates far on the negative side, where the gradient vanishes after all.',
  differs: 'PyTorch (ELU) and Keras (elu) compute the same function, with α = 1 by default.',
  reference: {
    authors: 'D.-A. Clevert, T. Unterthiner, S. Hochreiter',
    year: 2015,
    title: 'Fast and Accurate Deep Network Learning by Exponential Linear Units (ELUs)',
    url: 'https://arxiv.org/abs/1511.07289',
  },
  hyper: {
    alpha: {
      label: 'Negative limit',
      tex: '\\alpha',
      default: 1,
      min: 0,
      max: 2,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher α lets units go further below zero, to −α; at 0 the function is ReLU.',
    },
  },
  places: ['hidden'],
  // 1/√E[φ(z)²] for standard normal z; the exponential side contributes 0.14495·α².
  gain: ({ alpha }) => 1 / Math.sqrt(0.5 + 0.14495 * alpha ** 2),
  build: (x, { alpha }) => exponentialBelowZero(x, alpha),
};
