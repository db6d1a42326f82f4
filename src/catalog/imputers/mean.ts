import { momentsOf } from '../../math/spread.ts';
import type { Filling } from './definition.ts';
import { indicator } from './indicator.ts';

export const mean: Filling<'indicator'> = {
  label: 'Mean',
  tex: 'x_{ij} \\leftarrow \\frac{1}{|P_j|} \\sum_{k \\in P_j} x_{kj}',
  hyper: { indicator },
  drops: false,
  category: 'most frequent',
  fit: (values) => momentsOf(values).mean,
};
