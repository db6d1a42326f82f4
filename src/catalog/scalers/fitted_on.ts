import type { Hyperparameter } from '../entry.ts';

/** The examples that a scaler is fitted on. */
export const fittedOn: Hyperparameter = {
  label: 'Fitted on',
  tex: 'F',
  default: 0,
  min: 0,
  max: 1,
  scale: 'linear',
  integer: true,
  options: ['train', 'everything'],
  effect: 'resample',
  explain:
    '“Everything” also fits the scaler on validation and test examples: a data leak, offered here so that you can see its effect.',
};
