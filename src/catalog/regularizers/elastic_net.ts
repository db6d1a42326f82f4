import { abs, add, mul, reduceSum, square } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';
import { penaltyRate } from './penalty_rate.ts';

export const elasticNet: RegularizerDef<'l1' | 'l2'> = {
  label: 'Elastic net',
  tex: '\\mathcal{L} + \\lambda_1 \\sum_w |w| + \\lambda_2 \\sum_w w^2',
  text: 'Both penalties at once: λ₁ times the absolute weights, which drives the useless ones to zero, and λ₂ times their squares, which keeps the others small and even. Of several inputs that carry the same information, L1 alone tends to pick one by chance and to drop the rest; the squares make such inputs share. Use it for sparse networks on correlated features. The cost is a second number to choose, and the two interact: if you raise one, you can usually lower the other. As with L1, weights hover around zero rather than settle on it, and if both rates are high, only a constant prediction remains. Biases are not penalized.',
  differs:
    'The same as regularizers.L1L2 in Keras. Statistics packages such as glmnet and scikit-learn use a total rate and a mixing ratio instead, with ½ before the squares.',
  reference: {
    authors: 'H. Zou, T. Hastie',
    year: 2005,
    title: 'Regularization and Variable Selection via the Elastic Net',
    url: 'https://doi.org/10.1111/j.1467-9868.2005.00503.x',
  },
  hyper: {
    l1: penaltyRate('\\lambda_1', 'A higher value drives more weights to zero.', 'L1 rate'),
    l2: penaltyRate('\\lambda_2', 'A higher value keeps the remaining weights smaller and more even.', 'L2 rate'),
  },
  aliases: ['l1_l2', 'l1l2'],
  penalty: (weight, { l1, l2 }) => add(mul(reduceSum(abs(weight)), l1), mul(reduceSum(square(weight)), l2)),
};
