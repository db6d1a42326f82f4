import type { FeatureDef } from './definition.ts';
import { squared } from './squared.ts';

export const x2Squared: FeatureDef = {
  label: 'Square of x₂',
  tex: 'x_2^2',
  symbol: 'x₂²',
  ...squared(1),
};
