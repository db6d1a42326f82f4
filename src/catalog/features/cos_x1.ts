import type { FeatureDef } from './definition.ts';
import { wave } from './waves.ts';

export const cosX1: FeatureDef = {
  label: 'Cosine of x₁',
  tex: '\\cos x_1',
  symbol: 'cos x₁',
  ...wave('cos', 0),
};
