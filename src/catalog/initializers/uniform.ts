import type { InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

export const uniform: InitializerDef<'range'> = {
  label: 'Uniform',
  tex: 'W_{ij} \\sim \\mathcal{U}(-r,\\, r)',
  hyper: {
    range: {
      label: 'Range',
      tex: 'r',
      default: 0.5,
      min: 0.001,
      max: 10,
      scale: 'log',
      effect: 'resample',
      explain: 'A higher value starts with larger weights: units differ more, but saturate or explode sooner.',
    },
  },
  aliases: ['random_uniform'],
  places: ['weight', 'bias'],
  variance: (_site, { range }) => range ** 2 / 3,
  draw: (site, { range }, random) => elementwise(site, () => random.uniform(-range, range)),
};
