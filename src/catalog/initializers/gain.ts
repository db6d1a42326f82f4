import type { Hyperparameter } from '../entry.ts';
import type { Site } from './definition.ts';

/** Whether the deviation takes the activation after the weights into account. */
export function gainChoice(explain: string): Hyperparameter {
  return {
    label: 'Gain',
    tex: 'a',
    default: 0,
    min: 0,
    max: 1,
    scale: 'linear',
    integer: true,
    options: ['one', 'activation'],
    effect: 'resample',
    explain,
  };
}

/** The factor on the deviation: the activation's gain if `gainChoice` asks for it, otherwise `usual`. */
export function gainOf({ gain }: Site, choice: number, usual = 1): number {
  return choice === 1 ? gain : usual;
}
