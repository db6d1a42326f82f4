import type { FeatureDef } from './definition.ts';
import { wave } from './waves.ts';

export const cosX2: FeatureDef = {
  label: 'Cosine of x₂',
  tex: '\\cos x_2',
  symbol: 'cos x₂',
  ...wave('cos', 1),
};
