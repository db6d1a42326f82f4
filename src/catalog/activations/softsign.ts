import { abs, add, div } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const softsign: ActivationDef = {
  label: 'Softsign',
  tex: '\\operatorname{softsign}(x) = \\frac{x}{1 + |x|}',
  hyper: {},
  places: ['hidden', 'output'],
  gain: () => 1,
  build: (x) => div(x, add(abs(x), 1)),
};
