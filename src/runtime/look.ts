import type { Compiled } from '../compiler/compile.ts';
import type { State } from '../compiler/initial.ts';
import { type Member, stateOfMember } from '../compiler/replicas.ts';
import type { Moment } from './divergence.ts';
import type { Trainer } from './trainer.ts';

/** A run where it stands, to be looked at. */
export interface Look {
  readonly trainer: Trainer;
  readonly compiled: Compiled;
  /** The replica that is shown, and its place. */
  readonly member: Member;
  readonly replica: number;
  /** Moments that it has been through, of all replicas. */
  readonly path: readonly Moment[];
}

/** What the shown replica has of a state of all. */
export function ownState({ compiled, replica }: Look, state: State): State {
  return stateOfMember(state, replica, compiled.replicas);
}

/** The parts whose loss is evaluated while training runs. The test part is not: training can still be changed. */
export const LOOKED_AT = ['train', 'validation'] as const;

/** By part and measure, such as `train/loss`: one number for each replica. */
export type Scores = ReadonlyMap<string, Float32Array>;
