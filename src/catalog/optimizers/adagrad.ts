import { add, div, mul, sqrt, square, sub } from '../../ops/index.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { epsilon } from './moments.ts';

export const adagrad: OptimizerDef<'lr' | 'epsilon', 'sum'> = {
  label: 'Adagrad',
  tex: '\\begin{aligned} G &\\leftarrow G + g^2 \\\\ w &\\leftarrow w - \\eta\\, \\frac{g}{\\sqrt{G} + \\varepsilon} \\end{aligned}',
  text: 'Gives every weight a learning rate of its own: η divided by the root of the sum G of all its squared gradients so far. Weights that rarely get a gradient, such as those of rare words, keep long steps; those that get many are slowed down. The very first step has length η for every weight, whatever its gradient. The sum also works like a schedule, since for gradients of even size the steps shrink as 1/√t, so η needs little tuning. In long runs this is also its flaw: G only grows, large gradients from a bad start are never forgotten, and training may stall long before the network has learned. RMSprop and Adadelta forget old gradients.',
  differs:
    'ε is outside the root and G starts at 0, as in the paper and PyTorch (ε = 1e-10). Keras and TensorFlow.js put ε = 1e-7 inside the root and start G at 0.1, which makes the first steps shorter.',
  reference: {
    authors: 'J. Duchi, E. Hazan, Y. Singer',
    year: 2011,
    title: 'Adaptive Subgradient Methods for Online Learning and Stochastic Optimization',
    url: 'https://jmlr.org/papers/v12/duchi11a.html',
  },
  hyper: {
    lr: learningRate(0.1),
    epsilon: epsilon(1e-10, 'A higher value shortens the steps of weights whose gradients have been tiny so far.'),
  },
  slots: { sum: { label: 'Sum of squares', tex: 'G', initial: 0 } },
  update({ parameter, gradient, slots, hyper: { lr, epsilon } }) {
    const sum = add(slots.sum, square(gradient));
    const direction = div(gradient, add(sqrt(sum), epsilon));
    return { parameter: sub(parameter, mul(direction, lr)), slots: { sum } };
  },
};
