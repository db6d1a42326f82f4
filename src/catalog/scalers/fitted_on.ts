import type { Hyperparameter } from '../entry.ts';

/** Places in the options of `fittedOn`. */
export const FITTED_ON = { train: 0, everything: 1 } as const;

/** The examples that a scaler takes its numbers from. */
export const fittedOn: Hyperparameter = {
  label: 'Fitted on',
  tex: 'F',
  default: FITTED_ON.train,
  min: 0,
  max: 1,
  scale: 'linear',
  integer: true,
  options: ['train', 'everything'],
  effect: 'resample',
  explain: 'Everything lets validation and test examples shape the inputs: a leak, here to be seen.',
};
