import { abs, add, mul, reduceSum, square } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';
import { penaltyRate } from './penalty_rate.ts';

export const elasticNet: RegularizerDef<'l1' | 'l2'> = {
  label: 'Elastic net',
  tex: '\\mathcal{L} + \\lambda_1 \\sum_w |w| + \\lambda_2 \\sum_w w^2',
  hyper: {
    l1: penaltyRate('\\lambda_1', 'A higher value drives more weights to zero.', 'L1 rate'),
    l2: penaltyRate('\\lambda_2', 'A higher value keeps the remaining weights smaller and more even.', 'L2 rate'),
  },
  aliases: ['l1_l2', 'l1l2'],
  penalty: (weight, { l1, l2 }) => add(mul(reduceSum(abs(weight)), l1), mul(reduceSum(square(weight)), l2)),
};
