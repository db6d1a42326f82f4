import { add, mul } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const weightNoise: RegularizerDef<'sd'> = {
  label: 'Weight noise',
  tex: '\\tilde{w} = w + \\sigma\\, \\xi, \\quad \\xi \\sim \\mathcal{N}(0, 1)',
  hyper: {
    sd: {
      label: 'Standard deviation',
      tex: '\\sigma',
      default: 0.05,
      min: 0,
      max: 1,
      scale: 'linear',
      effect: 'live',
      explain: 'A higher value disturbs the weights more: training finds wider minima, until it no longer settles.',
    },
  },
  noise: { on: 'weights', build: (weight, normal, { sd }) => add(weight, mul(normal, sd)) },
};
