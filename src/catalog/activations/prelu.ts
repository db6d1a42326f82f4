import { forUnits, unitsOf } from '../layers/every-unit.ts';
import type { ActivationDef } from './definition.ts';
import { bendAtZero } from './leaky_relu.ts';

export const prelu: ActivationDef<'initial'> = {
  label: 'PReLU',
  tex: '\\operatorname{PReLU}(x_i) = \\begin{cases} x_i & \\text{if } x_i > 0 \\\\ \\alpha_i x_i & \\text{if } x_i \\le 0 \\end{cases}',
  hyper: {
    initial: {
      label: 'Initial slope',
      tex: '\\alpha_{i}^{(0)}',
      default: 0.25,
      min: 0,
      max: 1,
      scale: 'linear',
      effect: 'resample',
      explain: 'A higher initial slope lets more of the negative side through before training adjusts it.',
    },
  },
  aliases: ['parametric_relu'],
  places: ['hidden'],
  gain: ({ initial }) => Math.sqrt(2 / (1 + initial ** 2)),
  build: (x, _hyper, { args, parameter }) => bendAtZero(x, forUnits(parameter('alpha', [unitsOf(x)], args.initial), x)),
};
