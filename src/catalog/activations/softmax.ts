import { softmax as softmaxOp } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const softmax: ActivationDef = {
  label: 'Softmax',
  tex: '\\operatorname{softmax}(x)_i = \\frac{e^{x_i}}{\\sum_{j=1}^{K} e^{x_j}}',
  hyper: {},
  places: ['output'],
  gain: () => 1,
  acrossUnits: true,
  build: (x) => softmaxOp(x),
};
