import { median as medianOf } from 'd3';
import type { Filling } from './definition.ts';
import { indicator } from './indicator.ts';

export const median: Filling<'indicator'> = {
  label: 'Median',
  tex: 'x_{ij} \\leftarrow \\operatorname{med}_{k \\in P_j} x_{kj}',
  hyper: { indicator },
  drops: false,
  category: 'most frequent',
  fit: (values) => medianOf(values) ?? 0,
};
