import type { Hyperparameter } from '../entry.ts';

/** The number of units of a layer. */
export function units(label: string, explain: string): Hyperparameter {
  return { label, tex: 'n', default: 8, min: 1, max: 256, scale: 'log', integer: true, effect: 'recompile', explain };
}
