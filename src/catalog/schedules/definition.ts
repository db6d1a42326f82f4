import type { Passes } from '../../math/epochs.ts';
import type { Entry } from '../entry.ts';
import type { Memory, Watch } from '../watch.ts';

/** Where a run stands. */
export interface Progress extends Passes {
  /** Steps made before this one: 0 for the first. */
  readonly step: number;
  /** What the schedule's `watch` remembers of the validation losses so far; empty for one that does not watch. */
  readonly memory: Memory;
}

export interface ScheduleDef<Name extends string = string> extends Entry<Name> {
  /** For one that goes by the validation loss, which then is taken after every epoch. */
  readonly watch?: Watch<Name>;
  /** The factor on the learning rate for a step. Pure: a step asked for again gets the same answer. */
  factor(progress: Progress, hyper: Readonly<Record<Name, number>>): number;
}
