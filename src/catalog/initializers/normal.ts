import type { InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

export const normal: InitializerDef<'sd'> = {
  label: 'Normal',
  tex: 'W_{ij} \\sim \\mathcal{N}\\left(0,\\, \\sigma^2\\right)',
  hyper: {
    sd: {
      label: 'Standard deviation',
      tex: '\\sigma',
      default: 0.3,
      min: 0.001,
      max: 10,
      scale: 'log',
      effect: 'resample',
      explain: 'A higher value starts with larger weights: units differ more, but saturate or explode sooner.',
    },
  },
  aliases: ['random_normal'],
  places: ['weight', 'bias'],
  variance: (_site, { sd }) => sd ** 2,
  draw: (site, { sd }, random) => elementwise(site, () => random.normal(0, sd)),
};
