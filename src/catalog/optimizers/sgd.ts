import { mul, sub } from '../../ops/index.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';

export const sgd: OptimizerDef<'lr', never> = {
  label: 'SGD',
  tex: 'w \\leftarrow w - \\eta\\, g',
  text: 'Takes one step against the gradient g, scaled by the learning rate η. What the batch holds decides its name. With the whole training set (batch = all) it is gradient descent: exact, smooth, one costly step per epoch. With one example (batch = 1) it is stochastic in the strict sense: cheap steps and a noisy path that can shake a network out of poor regions but never quite settles. A mini-batch of n examples lies between, and is what nearly everyone uses. One η serves all weights: too low and flat directions take forever, too high and steep ones make the loss oscillate or explode.',
  differs: 'PyTorch and Keras fold momentum into their class SGD; there, as here, its default of 0 is the plain step.',
  reference: {
    authors: 'H. Robbins, S. Monro',
    year: 1951,
    title: 'A Stochastic Approximation Method',
    url: 'https://doi.org/10.1214/aoms/1177729586',
  },
  hyper: { lr: learningRate(0.1) },
  aliases: ['gradient_descent', 'gd', 'minibatch_sgd'],
  slots: {},
  update: ({ parameter, gradient, hyper }) => ({ parameter: sub(parameter, mul(gradient, hyper.lr)), slots: {} }),
};
