import type { Entry } from '../entry.ts';

/** Where a run stands. */
export interface Progress {
  /** Steps made before this one: 0 for the first. */
  readonly step: number;
  /** Steps in one epoch, at least 1; may be fractional. */
  readonly stepsPerEpoch: number;
  /** Validation losses after each epoch so far, the untrained one first; only for schedules that `watch`. */
  readonly losses: readonly number[];
}

export interface ScheduleDef<Name extends string = string> extends Entry<Name> {
  /** Whether it looks at the validation loss, which then is taken after every epoch. */
  readonly watches: boolean;
  /** The factor on the learning rate for a step. Pure: a step asked for again gets the same answer. */
  factor(progress: Progress, hyper: Readonly<Record<Name, number>>): number;
}
