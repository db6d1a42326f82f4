import { mul, sub } from '../../ops/index.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';

export const sgd: OptimizerDef<'lr', never> = {
  label: 'SGD',
  tex: 'w \\leftarrow w - \\eta\\, g',
  text: 'Takes one step against the gradient g, scaled by the learning rate η. Over how many examples g is averaged decides the name. All of them (batch = all) is gradient descent: the exact slope, a smooth path, one costly step per epoch. One (batch = 1) is stochastic gradient descent in the strict sense: many cheap steps per epoch, so noisy that they can shake a network out of poor regions but never quite settle. A mini-batch of n lies between: the noise falls with √n, the cost grows with n, so some ten to a hundred is what nearly everyone uses. Larger batches bear a larger η. One η serves all weights: too low and flat directions take forever, too high and steep ones make the loss oscillate or explode.',
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
