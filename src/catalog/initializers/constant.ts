import type { InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

export const constant: InitializerDef<'value'> = {
  label: 'Constant',
  tex: 'W_{ij} = c',
  hyper: {
    value: {
      label: 'Value',
      tex: 'c',
      default: 0.1,
      min: -10,
      max: 10,
      scale: 'linear',
      effect: 'resample',
      explain: 'At a higher value units start more active; below zero they start inactive.',
    },
  },
  places: ['weight', 'bias'],
  variance: () => 0,
  draw: (site, { value }) => elementwise(site, () => value),
};
