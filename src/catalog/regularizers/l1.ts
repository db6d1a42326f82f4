import { abs, mul, reduceSum } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';
import { penaltyRate } from './penalty_rate.ts';

export const l1: RegularizerDef<'lambda'> = {
  label: 'L1 penalty',
  tex: '\\mathcal{L} + \\lambda \\sum_w |w|',
  hyper: {
    lambda: penaltyRate('\\lambda', 'A higher value drives more weights to zero; too high a value leaves none.'),
  },
  aliases: ['lasso'],
  penalty: (weight, { lambda }) => mul(reduceSum(abs(weight)), lambda),
};
