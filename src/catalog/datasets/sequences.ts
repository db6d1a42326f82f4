import type { Hyperparameter } from '../entry.ts';
import * as points from './points.ts';

/** The number of sequences that a generator draws. */
export const n: Hyperparameter = {
  ...points.n,
  default: 2000,
  max: 10_000,
  explain: 'More examples make it harder to learn them by heart; an epoch takes longer.',
};

/** A whole number that changes the sequences. */
export function count(
  label: string,
  tex: string,
  [min, usual, max]: readonly [min: number, usual: number, max: number],
  explain: string,
): Hyperparameter {
  return { label, tex, default: usual, min, max, scale: 'linear', integer: true, effect: 'resample', explain };
}

/** The number of steps of every sequence. */
export function length(range: Parameters<typeof count>[2], explain: string): Hyperparameter {
  return count('Length', 'T', range, explain);
}

export const ALPHABET = [...'abcdefghijklmnopqrstuvwxyz'];
