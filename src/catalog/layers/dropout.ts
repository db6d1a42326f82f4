import { div, greater, mul, sub, where } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';

export const dropout: LayerDef<'rate'> = {
  label: 'Dropout',
  tex: 'a_j = \\frac{m_j}{1 - p}\\, x_j, \\quad m_j \\sim \\operatorname{Bernoulli}(1 - p)',
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
  takes: 'either',
  output: (x) => x,
  build(x, { training, hyper: { rate }, random }) {
    if (!training) return x;
    // A draw may be 0 but never 1, so `rate > draw` drops nothing at rate 0.
    const dropped = greater(rate, random('mask', x.type.shape, 'uniform'));
    return mul(x, where(dropped, 0, div(1, sub(1, rate))));
  },
};
