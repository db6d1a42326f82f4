import { add, mul } from '../../ops/index.ts';
import type { RegularizerDef } from './definition.ts';

export const inputNoise: RegularizerDef<'sd'> = {
  label: 'Input noise',
  tex: '\\tilde{x} = x + \\sigma\\, \\xi, \\quad \\xi \\sim \\mathcal{N}(0, 1)',
  hyper: {
    sd: {
      label: 'Standard deviation',
      tex: '\\sigma',
      default: 0.1,
      min: 0,
      max: 2,
      scale: 'linear',
      unit: 'input units',
      effect: 'live',
      explain: 'A higher value blurs the examples more: a smoother boundary, until classes run into each other.',
    },
  },
  noise: { on: 'inputs', build: (x, normal, { sd }) => add(x, mul(normal, sd)) },
};
