import { add, div, mul, sqrt, sub } from '../../ops/index.ts';
import { meanSquare } from '../average.ts';
import type { OptimizerDef } from './definition.ts';
import { learningRate } from './learning_rate.ts';
import { epsilon } from './moments.ts';

export const rmsprop: OptimizerDef<'lr' | 'rho' | 'epsilon', 'v'> = {
  label: 'RMSprop',
  tex: '\\begin{aligned} v &\\leftarrow \\rho v + (1 - \\rho)\\, g^2 \\\\ w &\\leftarrow w - \\eta\\, \\frac{g}{\\sqrt{v} + \\varepsilon} \\end{aligned}',
  text: 'Divides each gradient by the root of a running average v of its square, so steep and flat directions get steps of similar length. Where Adagrad sums up everything since the start, RMSprop forgets at the rate ρ, and thus keeps going in long runs and when the loss surface changes under way. It was designed for mini-batches: the average over the last batches is a steadier divisor than each batch’s own gradient. It is a sound choice for recurrent networks and noisy problems. The average starts at zero without a correction, so the first steps are up to 1/√(1 − ρ) times as long as η. Near a minimum the length of the steps stays about η: lower η, or the loss jitters.',
  differs:
    'ε is outside the root, as in PyTorch (1e-8); Keras and TensorFlow.js put it inside (1e-7). ρ is 0.99 by default in PyTorch, where it is called alpha, and 0.9 in Keras and the lecture. The frameworks also offer momentum on top and a centered form, which are not available here.',
  reference: {
    authors: 'T. Tieleman, G. Hinton',
    year: 2012,
    title: 'Neural Networks for Machine Learning, lecture 6e: rmsprop',
    url: 'https://www.cs.toronto.edu/~tijmen/csc321/slides/lecture_slides_lec6.pdf',
  },
  hyper: {
    lr: learningRate(0.01),
    rho: {
      label: 'Decay',
      tex: '\\rho',
      default: 0.9,
      min: 0,
      max: 0.9999,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value averages over more steps: step lengths are steadier but adapt more slowly.',
    },
    epsilon: epsilon(
      1e-8,
      'A higher value damps the steps of weights with tiny gradients; at large values RMSprop acts like plain SGD.',
    ),
  },
  slots: { v: { label: 'Mean square', tex: 'v', initial: 0 } },
  update({ parameter, gradient, slots, hyper: { lr, rho, epsilon } }) {
    const v = meanSquare(slots.v, gradient, rho);
    const direction = div(gradient, add(sqrt(v), epsilon));
    return { parameter: sub(parameter, mul(direction, lr)), slots: { v } };
  },
};
