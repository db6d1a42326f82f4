import { softplus as softplusOp } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const softplus: ActivationDef = {
  label: 'Softplus',
  tex: '\\operatorname{softplus}(x) = \\log\\left(1 + e^{x}\\right)',
  hyper: {},
  places: ['hidden', 'output'],
  gain: () => 1,
  build: (x) => softplusOp(x),
};
