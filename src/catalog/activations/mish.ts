import { mul, softplus, tanh } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const mish: ActivationDef = {
  label: 'Mish',
  tex: '\\operatorname{Mish}(x) = x \\tanh\\left(\\log\\left(1 + e^{x}\\right)\\right)',
  hyper: {},
  places: ['hidden'],
  // 1/√E[φ(z)²] for standard normal z.
  gain: () => 1.4868,
  build: (x) => mul(x, tanh(softplus(x))),
};
