import type { FeatureDef } from './definition.ts';
import { squared } from './squared.ts';

export const x1Squared: FeatureDef = {
  label: 'Square of x₁',
  tex: 'x_1^2',
  symbol: 'x₁²',
  ...squared(0),
};
