import type { Hyperparameter } from '../entry.ts';

/** γ, which every method has. */
export const gamma: Hyperparameter = {
  label: 'Discount',
  tex: '\\gamma',
  default: 0.99,
  min: 0,
  max: 1,
  scale: 'linear',
  effect: 'live',
  explain: 'With a higher value, the agent plans further ahead: rewards count for about 1/(1 − γ) moves.',
};

/** λ, with another usual value in each method. */
export function lambda(usual: number): Hyperparameter {
  return {
    label: 'Trace decay',
    tex: '\\lambda',
    default: usual,
    min: 0,
    max: 1,
    scale: 'linear',
    effect: 'live',
    explain:
      'With a higher value, targets rely on more observed rewards and less on estimates: less bias, more variance.',
  };
}
