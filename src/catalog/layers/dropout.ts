import { div, greater, mul, sub, where } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';

export const dropout: LayerDef<'rate'> = {
  label: 'Dropout',
  tex: 'a_j = \\frac{m_j}{1 - p}\\, x_j, \\quad m_j \\sim \\operatorname{Bernoulli}(1 - p)',
  text: 'Sets each value to zero with probability p, anew for every example and step, and multiplies the others by 1/(1 − p), so the expected sum stays the same. Because no unit can rely on a particular partner, features become useful on their own; the effect resembles averaging many thinned networks that share weights. Evaluation drops and scales nothing. Use it in wide layers that overfit, typically with p between 0.1 and 0.5. It makes gradients noisier and training slower, and a small network, like most here, underfits quickly: with p close to 1 hardly any unit is left. Before batch normalization it makes the variance in training differ from that in evaluation, which spoils the running statistics.',
  differs:
    'Inverted dropout, as in PyTorch and Keras: the scaling happens in training. The paper scales the weights by 1 − p at test time instead; the expectation is the same. PyTorch also accepts p = 1, which sets everything to zero.',
  reference: {
    authors: 'N. Srivastava, G. Hinton, A. Krizhevsky, I. Sutskever, R. Salakhutdinov',
    year: 2014,
    title: 'Dropout: A Simple Way to Prevent Neural Networks from Overfitting',
    url: 'https://jmlr.org/papers/v15/srivastava14a.html',
  },
  hyper: {
    rate: {
      label: 'Dropout rate',
      tex: 'p',
      default: 0.2,
      min: 0,
      max: 0.99,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value drops more values in each step: less overfitting, but noisier and slower learning.',
    },
  },
  positional: ['rate'],
  choices: [],
  build(x, { training, hyper: { rate }, random }) {
    if (!training) return x;
    // A draw may be 0 but never 1, so `rate > draw` drops nothing at rate 0.
    const dropped = greater(rate, random('mask', x.type.shape, 'uniform'));
    return mul(x, where(dropped, 0, div(1, sub(1, rate))));
  },
};
