import type { Filling } from './definition.ts';
import { indicator } from './indicator.ts';

export const constant: Filling<'value' | 'indicator'> = {
  label: 'Constant',
  tex: 'x_{ij} \\leftarrow c',
  hyper: {
    value: {
      label: 'Value',
      tex: 'c',
      default: 0,
      min: -10000,
      max: 10000,
      scale: 'linear',
      effect: 'resample',
      explain: 'A higher value replaces missing values with a higher number, in the unit of each column.',
    },
    indicator,
  },
  drops: false,
  category: 'none',
  fit: (_values, { value }) => value,
};
