import type { Hyperparameter } from '../entry.ts';

/** How many changed copies of each training example are added. */
export const copies: Hyperparameter = {
  label: 'Copies',
  tex: 'c',
  default: 1,
  min: 1,
  max: 8,
  scale: 'linear',
  integer: true,
  effect: 'resample',
  explain: 'A higher value adds more changed copies of each training example, so an epoch gets longer.',
};
