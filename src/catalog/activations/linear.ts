import type { ActivationDef } from './definition.ts';

export const linear: ActivationDef = {
  label: 'Linear',
  tex: '\\varphi(x) = x',
  hyper: {},
  aliases: ['identity', 'none'],
  places: ['hidden', 'output'],
  gain: () => 1,
  build: (x) => x,
};
