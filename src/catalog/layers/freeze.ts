import type { Hyperparameter } from '../entry.ts';

/** Whether training leaves the parameters of a layer as they are. */
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
    'A frozen layer keeps its parameters as they are, while gradients still flow through it to the layers before.',
};
