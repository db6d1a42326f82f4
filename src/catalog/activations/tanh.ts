import { tanh as tanhOp } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const tanh: ActivationDef = {
  label: 'Tanh',
  tex: '\\tanh(x) = \\frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}',
  hyper: {},
  places: ['hidden', 'output'],
  gain: () => 5 / 3,
  build: (x) => tanhOp(x),
};
