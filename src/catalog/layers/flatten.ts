import type { LayerDef } from './definition.ts';

export const flatten: LayerDef<never> = {
  label: 'Flatten',
  tex: 'a_{(c h + i) w + j} = x_{c,i,j}',
  hyper: {},
  positional: [],
  choices: [],
  takes: 'whole',
  output: (x) => x,
  build: (x) => x,
};
