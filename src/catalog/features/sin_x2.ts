import type { FeatureDef } from './definition.ts';
import { wave } from './waves.ts';

export const sinX2: FeatureDef = {
  label: 'Sine of x₂',
  tex: '\\sin x_2',
  symbol: 'sin x₂',
  ...wave('sin', 1),
};
