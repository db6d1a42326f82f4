import type { Compiled, State } from '../compiler/compiled.ts';
import { type Member, stateOfMember } from '../compiler/replicas.ts';
import type { Moment } from './divergence.ts';
import type { Trainer } from './trainer.ts';

/** The parts of a run at its current step that are needed to examine it. */
export interface Look {
  readonly trainer: Trainer;
  readonly compiled: Compiled;
  /** The replica that is shown, and its index. */
  readonly member: Member;
  readonly replica: number;
  /** The past moments of the run, with all replicas. */
  readonly path: readonly Moment[];
}

/** The shown replica's part of a state of all replicas. */
export function ownState({ compiled, replica }: Look, state: State): State {
  return stateOfMember(state, replica, compiled.replicas);
}
