import type { Hyperparameter } from '../entry.ts';

/** The learning rate, which every optimizer has; only its usual value differs. */
export function learningRate(usual: number): Hyperparameter {
  return {
    label: 'Learning rate',
    tex: '\\eta',
    default: usual,
    min: 1e-5,
    max: 10,
    scale: 'log',
    effect: 'live',
    explain:
      'A higher value takes longer steps: training is faster at first, then restless, and beyond some point the loss explodes.',
  };
}
