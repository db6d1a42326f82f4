/** Hyperparameters and slots that Adam and its descendants share. */
import type { Hyperparameter } from '../entry.ts';

export const beta1: Hyperparameter = {
  label: 'First-moment decay',
  tex: '\\beta_1',
  default: 0.9,
  min: 0,
  max: 0.999,
  scale: 'linear',
  effect: 'live',
  explain: 'A higher value averages the direction over more steps: smoother, but slower to turn.',
};

export const beta2: Hyperparameter = {
  label: 'Second-moment decay',
  tex: '\\beta_2',
  default: 0.999,
  min: 0,
  max: 0.9999,
  scale: 'linear',
  effect: 'live',
  explain:
    'A higher value averages the gradient’s size over more steps: step lengths are steadier but adapt more slowly.',
};

/** Keeps a division by the size of the gradient in bounds. */
export function epsilon(usual: number, explain: string): Hyperparameter {
  return {
    label: 'Epsilon',
    tex: '\\varepsilon',
    default: usual,
    min: 1e-10,
    max: 1,
    scale: 'log',
    effect: 'live',
    explain,
  };
}

export const slots = {
  m: { label: 'First moment', tex: 'm', initial: 0, mayVanish: true },
  v: { label: 'Second moment', tex: 'v', initial: 0, mayVanish: true },
} as const;
