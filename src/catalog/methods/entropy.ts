import type { Hyperparameter } from '../entry.ts';

/** The weight of the entropy in the loss. */
export const entropyWeight: Hyperparameter = {
  label: 'Entropy',
  tex: '\\beta',
  default: 0.01,
  min: 0,
  max: 1,
  scale: 'linear',
  effect: 'live',
  explain: 'A higher value keeps the policy random for longer, so it explores more.',
};
