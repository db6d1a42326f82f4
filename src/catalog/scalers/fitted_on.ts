import type { Hyperparameter } from '../entry.ts';

/** The options of `fittedOn` by name. */
export const FITTED_ON = { train: 0, everything: 1 } as const;

/** The examples that a scaler is fitted on. */
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
  explain:
    '“Everything” also fits the scaler on validation and test examples: a data leak, offered here so that you can see its effect.',
};
