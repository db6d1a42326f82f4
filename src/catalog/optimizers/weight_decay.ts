import type { Hyperparameter } from '../entry.ts';

/** Decay that the optimizer applies to the parameters themselves, in addition to the step along the gradient. */
export function weightDecay(usual: number): Hyperparameter {
  return {
    label: 'Weight decay',
    tex: '\\lambda',
    default: usual,
    min: 0,
    max: 1,
    scale: 'linear',
    effect: 'live',
    explain:
      'A higher value pulls all parameters towards zero more strongly: functions become smoother and, at some point, too simple.',
  };
}
