import { mul, sub } from '../../ops/index.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';

export const sgd: OptimizerDef<'lr', never> = {
  label: 'SGD',
  tex: 'w \\leftarrow w - \\eta\\, g',
  hyper: { lr: learningRate(0.1) },
  aliases: ['gradient_descent', 'gd', 'minibatch_sgd'],
  slots: {},
  update: ({ parameter, gradient, hyper }) => ({ parameter: sub(parameter, mul(gradient, hyper.lr)), slots: {} }),
};
