import type { Hyperparameter } from '../entry.ts';

/** Whether training leaves the parameters of a layer unchanged. */
export const freeze: Hyperparameter = {
  label: 'Freeze',
  tex: '\\text{freeze}',
  default: 0,
  min: 0,
  max: 1,
  scale: 'linear',
  integer: true,
  options: ['no', 'yes'],
  effect: 'recompile',
  explain:
    'Training does not change the parameters of a frozen layer; gradients still flow through it to the layers before it.',
};
