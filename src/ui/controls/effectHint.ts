import type { Effect } from '../../catalog/entry.ts';
import { type ExperimentSpec, effectOfChoosing } from '../../experiment/index.ts';

const HINTS: Readonly<Record<Effect, string>> = {
  live: 'Takes effect during the run.',
  recompile: 'Rebuilds the network; the run continues if its parameters still fit.',
  resample: 'Starts the run over.',
};

/** A sentence on the effect of an edit on the run. */
export function effectHint(effect: Effect): string {
  return HINTS[effect];
}

/** A sentence on the effect on the run of choosing another value of a field. */
export function choosingHint(field: keyof ExperimentSpec): string {
  return effectHint(effectOfChoosing(field));
}
