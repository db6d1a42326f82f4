import { abs, mul, reduceSum } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';
import { penaltyRate } from './penalty_rate.ts';

export const l1: RegularizerDef<'lambda'> = {
  label: 'L1 penalty',
  tex: '\\mathcal{L} + \\lambda \\sum_w |w|',
  text: 'Adds the sum of the absolute weights to the loss. Its pull towards zero is λ for every weight, however small, so weights whose benefit is smaller than that shrink until they are gone: the network becomes sparse, and irrelevant inputs lose their connections. Use it to find out which features matter, or to prune. With plain gradient steps a weight near zero jumps back and forth across it by η·λ instead of staying there; a falling learning rate makes these jumps smaller. An optimizer with step sizes of its own, such as Adam, distorts the pull. Too large a λ removes every weight, and the network predicts a constant. Biases are not penalized.',
  differs:
    'The same as regularizers.L1 in Keras. PyTorch has no such option; people add it to the loss by hand. The derivative of |w| at 0 is 0, as in both; TensorFlow.js uses −1.',
  reference: {
    authors: 'R. Tibshirani',
    year: 1996,
    title: 'Regression Shrinkage and Selection via the Lasso',
    url: 'https://doi.org/10.1111/j.2517-6161.1996.tb02080.x',
  },
  hyper: {
    lambda: penaltyRate('\\lambda', 'A higher value drives more weights to zero; too high a value leaves none.'),
  },
  aliases: ['lasso'],
  penalty: (weight, { lambda }) => mul(reduceSum(abs(weight)), lambda),
};
