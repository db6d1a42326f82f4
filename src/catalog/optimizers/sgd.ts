import { mul, sub } from '../../ops/index.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';

export const sgd: OptimizerDef<'lr', never> = {
  label: 'SGD',
  tex: 'w \\leftarrow w - \\eta\\, g',
  text: 'Takes one step against the gradient g, scaled by the learning rate η. Its name depends on how many examples g is averaged over. With all of them (batch = all) it is gradient descent: the exact slope, a smooth path, one costly step per epoch. With one (batch = 1) it is stochastic gradient descent in the strict sense: many cheap steps per epoch, so noisy that they can shake a network out of poor regions but never quite settle. A mini-batch of n is in between: the noise falls with √n and the cost grows with n, so nearly everyone uses between ten and a hundred examples. Larger batches tolerate a larger η. One η serves all weights: if it is too low, flat directions take forever; if it is too high, steep ones make the loss oscillate or explode.',
  differs:
    'PyTorch and Keras include momentum in their SGD class; with its default of 0 the step is the plain one, as here.',
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
