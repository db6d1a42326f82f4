import type { Hyperparameter } from '../entry.ts';

/** Whether the network is also told where a value was missing. */
export const indicator: Hyperparameter = {
  label: 'Indicator',
  tex: 'm',
  default: 0,
  min: 0,
  max: 1,
  scale: 'linear',
  integer: true,
  options: ['no', 'yes'],
  effect: 'resample',
  explain: '“Yes” adds an input for each column with missing values: 1 where the value was missing, 0 elsewhere.',
};
