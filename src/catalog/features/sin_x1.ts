import type { FeatureDef } from './definition.ts';
import { wave } from './waves.ts';

export const sinX1: FeatureDef = {
  label: 'Sine of x₁',
  tex: '\\sin x_1',
  symbol: 'sin x₁',
  ...wave('sin', 0),
};
