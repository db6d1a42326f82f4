import { mul } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';
import { exponentialBelowZero } from './elu.ts';

/** The two constants, from the paper that selu.md cites, for which mean 0 and variance 1 reproduce themselves. */
const ALPHA = 1.6732632423543772;
const LAMBDA = 1.0507009873554805;

export const selu: ActivationDef = {
  label: 'SELU',
  tex: '\\operatorname{SELU}(x) = \\lambda \\begin{cases} x & \\text{if } x > 0 \\\\ \\alpha \\left(e^{x} - 1\\right) & \\text{if } x \\le 0 \\end{cases}, \\quad \\begin{aligned} \\lambda &\\approx 1.0507 \\\\ \\alpha &\\approx 1.6733 \\end{aligned}',
  hyper: {},
  places: ['hidden'],
  gain: () => 1,
  build: (x) => mul(exponentialBelowZero(x, ALPHA), LAMBDA),
};
