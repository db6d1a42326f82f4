import { add, mul } from '../../ops/index.ts';
import type { LayerDef } from './definition.ts';

export const noise: LayerDef<'sd'> = {
  label: 'Gaussian noise',
  short: 'Noise',
  tex: 'a_j = x_j + \\sigma\\, \\xi_j, \\quad \\xi_j \\sim \\mathcal{N}(0, 1)',
  hyper: {
    sd: {
      label: 'Standard deviation',
      tex: '\\sigma',
      default: 0.1,
      min: 0,
      max: 2,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value blurs the values more: the function gets smoother, until noise drowns out the signal.',
    },
  },
  aliases: ['gaussian_noise'],
  positional: ['sd'],
  choices: [],
  takes: 'either',
  differsInTraining: true,
  output: (x) => x,
  build: (x, { training, hyper: { sd }, random }) =>
    training ? add(x, mul(random('noise', x.type.shape, 'normal'), sd)) : x,
};
