import type { Hyperparameter } from '../entry.ts';

/** What normalizing layers add to the variance. */
export const epsilon: Hyperparameter = {
  label: 'Epsilon',
  tex: '\\varepsilon',
  default: 1e-5,
  min: 1e-7,
  max: 1,
  scale: 'log',
  effect: 'live',
  explain: 'Higher keeps values with little spread small instead of stretching them to unit variance.',
};
