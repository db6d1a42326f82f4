import { mul, sigmoid } from '../../ops/index.ts';
import type { ActivationDef } from './definition.ts';

export const silu: ActivationDef = {
  label: 'SiLU (Swish)',
  tex: '\\operatorname{SiLU}(x) = x\\, \\sigma(x) = \\frac{x}{1 + e^{-x}}',
  hyper: {},
  aliases: ['swish'],
  places: ['hidden'],
  // 1/√E[φ(z)²] for standard normal z.
  gain: () => 1.6765,
  build: (x) => mul(x, sigmoid(x)),
};
