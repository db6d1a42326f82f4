import type { Hyperparameter } from '../entry.ts';

/** The constant that normalizing layers add to the variance. */
export const epsilon: Hyperparameter = {
  label: 'Epsilon',
  tex: '\\varepsilon',
  default: 1e-5,
  min: 1e-7,
  max: 1,
  scale: 'log',
  effect: 'live',
  explain: 'At a higher value, values with little spread stay small instead of being stretched to unit variance.',
};
