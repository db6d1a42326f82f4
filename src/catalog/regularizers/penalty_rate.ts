import type { Hyperparameter } from '../entry.ts';

/** How much a penalty on the weights counts relative to the loss. */
export function penaltyRate(tex: string, explain: string, label = 'Penalty rate'): Hyperparameter {
  return { label, tex, default: 0.001, min: 1e-6, max: 10, scale: 'log', effect: 'live', explain };
}
