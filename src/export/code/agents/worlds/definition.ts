import type { Script } from '../../script.ts';
import type { Dialect } from '../dialect.ts';

/** What the code of a world is written from. */
export interface WorldSite {
  readonly script: Script;
  readonly dialect: Dialect;
  /** The hyperparameters of the environment. */
  readonly args: Readonly<Record<string, number>>;
  /** Whether the method asks which episodes ended by the rules of the world. */
  readonly asksForEnd: boolean;
}

/** What the reward of a move is computed from: the action, the state after it, the uniform numbers of the move. */
type RewardArgument = 'action' | 'next_state' | 'step_noise';

/**
 * A world as a class of Python, for many worlds side by side, whose states are the rows of a matrix. It has the methods
 * `reset(noise)`, `step(state, action[, noise])`, `done(state)`, `terminated(state)`, `reward(…)` and `observe(state)`, which gives
 * rows of numbers.
 */
export interface WrittenWorld {
  readonly name: string;
  readonly source: string;
  /** Whether chance has a part in `step`. */
  readonly isRandom: boolean;
  readonly reward: readonly RewardArgument[];
}

/** Writes a world. */
export type WriteWorld = (site: WorldSite) => WrittenWorld;
