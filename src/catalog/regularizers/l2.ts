import { mul, reduceSum, square } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';
import { penaltyRate } from './penalty_rate.ts';

export const l2: RegularizerDef<'lambda'> = {
  label: 'L2 penalty',
  tex: '\\mathcal{L} + \\lambda \\sum_w w^2',
  hyper: { lambda: penaltyRate('\\lambda', 'A higher value keeps the weights smaller and the function smoother.') },
  aliases: ['ridge', 'tikhonov'],
  penalty: (weight, { lambda }) => mul(reduceSum(square(weight)), lambda),
};
