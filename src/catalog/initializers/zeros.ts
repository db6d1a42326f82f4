import type { InitializerDef } from './definition.ts';
import { elementwise } from './elementwise.ts';

export const zeros: InitializerDef = {
  label: 'Zeros',
  tex: 'W_{ij} = 0',
  hyper: {},
  aliases: ['zero'],
  places: ['weight', 'bias'],
  variance: () => 0,
  draw: (site) => elementwise(site, () => 0),
};
