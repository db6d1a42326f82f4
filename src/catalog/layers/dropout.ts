import { div, greater, mul, sub, where } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';

const DROPPED = ['values', 'channels'] as const;

export const dropout: LayerDef<'rate' | 'drop'> = {
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
    drop: {
      label: 'Drops',
      tex: '\\text{drop}',
      default: 0,
      min: 0,
      max: 1,
      scale: 'linear',
      integer: true,
      options: DROPPED,
      effect: 'recompile',
      explain:
        'Neighbouring pixels carry much the same information, so dropping single ones hides little; whole channels of an image are harder to replace.',
    },
  },
  positional: ['rate'],
  choices: [],
  takes: 'either',
  differsInTraining: true,
  output: (x) => x,
  build(x, { training, args, hyper: { rate }, random }) {
    if (!training) return x;
    const [batch = 1, units = 1, ...positions] = x.type.shape;
    const mask = DROPPED[args.drop] === 'channels' ? [batch, units, ...positions.map(() => 1)] : x.type.shape;
    // A draw may be 0 but never 1, so `rate > draw` drops nothing at rate 0.
    const dropped = greater(rate, random('mask', mask, 'uniform'));
    return mul(x, where(dropped, 0, div(1, sub(1, rate))));
  },
};
