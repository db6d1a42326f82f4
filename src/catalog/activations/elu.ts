import type { Value } from '../../ir/graph.ts';
import { add, exp, minimum, mul, type Operand, relu, sub } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

/** The exponent never exceeds 0: a large positive x would make it infinite, and its gradient 0·∞. */
export const exponentialBelowZero = (x: Value, alpha: Operand) => add(relu(x), mul(alpha, sub(exp(minimum(x, 0)), 1)));

export const elu: ActivationDef<'alpha'> = {
  label: 'ELU',
  tex: '\\operatorname{ELU}(x) = \\begin{cases} x & \\text{if } x > 0 \\\\ \\alpha \\left(e^{x} - 1\\right) & \\text{if } x \\le 0 \\end{cases}',
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
