import type { Passes } from '../../math/epochs.ts';
import type { Entry } from '../entry.ts';
import type { Memory, Watch } from '../watch.ts';

/** How far a run has got. */
export interface Progress extends Passes {
  /** Steps made before this one: 0 for the first. */
  readonly step: number;
  /** What the schedule's `watch` remembers of the validation losses so far; empty if the schedule has no `watch`. */
  readonly memory: Memory;
}

export interface ScheduleDef<Name extends string = string> extends Entry<Name> {
  /** For a schedule that depends on the validation loss, which is then measured after every epoch. */
  readonly watch?: Watch<Name>;
  /** The factor on the learning rate for a step. Pure: the same step always gets the same factor. */
  factor(progress: Progress, hyper: Readonly<Record<Name, number>>): number;
}
