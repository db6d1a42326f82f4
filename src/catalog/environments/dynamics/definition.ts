import type { Value } from '../../../ir/graph.ts';
import type { EnvironmentDef } from '../definition.ts';

/** What an environment is built from besides states and actions. */
export interface EnvironmentContext<Name extends string = string, Table extends string = string> {
  /** The hyperparameters as plain numbers, for those that determine the structure of the graph. */
  readonly args: Readonly<Record<Name, number>>;
  /** The hyperparameters as scalars. */
  readonly hyper: Readonly<Record<Name, Value>>;
  /** The tables of `layout`. */
  readonly layout: Readonly<Record<Table, Value>>;
}

/** One step in each of n worlds. */
export interface Transition {
  /** [n, state] */
  readonly state: Value;
  /** One-hot, [n, actions]. */
  readonly action: Value;
  /** The state after the step, before a new episode begins: [n, state]. */
  readonly next: Value;
  /** Uniform random numbers in [0, 1), [n, noise.step]; those that `chance` received. Absent if there are none. */
  readonly noise?: Value;
}

/**
 * What happens in a world, as ops, for n worlds side by side: the state of each is a row of numbers, [n, state]. All
 * randomness comes in as uniform numbers.
 *
 * Only `step`, `over` and `observe` have to be computed one step after the other; everything else is computed once, for
 * all steps of a rollout.
 */
export interface Dynamics<Name extends string = string, Table extends string = string> {
  /** How many uniform numbers each world needs for a new episode, at least 1, and for each step, possibly none. */
  readonly noise: { readonly reset: number; readonly step: number };
  /**
   * The state at the beginning of an episode, [n, state].
   * @param noise uniform in [0, 1), [n, noise.reset]
   */
  reset(noise: Value, context: EnvironmentContext<Name, Table>): Value;
  /**
   * What chance does in a step, [n, …], from its uniform numbers, [n, noise.step]. Absent if chance does not affect the
   * next state.
   */
  readonly chance?: (noise: Value, context: EnvironmentContext<Name, Table>) => Value | null;
  /**
   * The state after an action, [n, state].
   * @param action one-hot, [n, actions]
   * @param chance the result of `chance`
   */
  step(state: Value, action: Value, chance: Value | null, context: EnvironmentContext<Name, Table>): Value;
  /** Whether the episode is over in this state, for either reason: bool, [n, 1]. */
  over(state: Value, context: EnvironmentContext<Name, Table>): Value;
  /**
   * 1 in a state in which an episode is over by the rules of the world, so that nothing follows it, and 0 elsewhere, also
   * where it is only cut off because of its length: [n, 1].
   */
  ended(state: Value, context: EnvironmentContext<Name, Table>): Value;
  /** The reward of each step, [n, 1]. */
  reward(transition: Transition, context: EnvironmentContext<Name, Table>): Value;
  /** What the agent observes, [n, …observation]. */
  observe(state: Value, context: EnvironmentContext<Name, Table>): Value;
}

/** An environment with what happens in it. */
export type WorldDef<Name extends string = string, Table extends string = string> = EnvironmentDef<Name, Table> &
  Dynamics<Name, Table>;
