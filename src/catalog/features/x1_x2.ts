import { mul } from '../../ops/index.ts';
import type { FeatureDef } from './definition.ts';

export const x1X2: FeatureDef = {
  label: 'Product of x₁ and x₂',
  tex: 'x_1 x_2',
  symbol: 'x₁x₂',
  hyper: {},
  uses: [0, 1],
  build: ([x1, x2]) => mul(x1, x2),
};
