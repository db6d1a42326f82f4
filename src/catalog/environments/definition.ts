import type { Value } from '../../ir/graph.ts';
import type { RandomStream } from '../../math/random.ts';
import type { SampleType } from '../../math/sample.ts';
import type { Shape } from '../../math/shape.ts';
import type { Entry } from '../entry.ts';

/**
 * Numbers that describe a world and that a person may edit while an agent learns in it, such as the rewards of cells.
 * They are the same for all worlds.
 */
export interface LayoutTable {
  readonly label: string;
  /** One sentence: the effect of a higher value. */
  readonly explain: string;
  readonly shape: Shape;
  /** The initial elements, row-major. */
  readonly initial: readonly number[];
  readonly min: number;
  readonly max: number;
  /** Whether each element is 0 or 1. */
  readonly flags?: true;
}

/** A number of a state as an axis of a picture. */
export interface StateAxis {
  /** Its name, as in `state`. */
  readonly of: string;
  readonly range: readonly [number, number];
  /** Whether it takes only whole numbers, each of which has a cell of its own in pictures. */
  readonly whole?: true;
}

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
 * A world in which an agent acts, as ops: a Markov decision process for n worlds side by side. The state of each world is
 * a row of numbers, [n, state]. All randomness comes in as uniform numbers.
 *
 * Only `step`, `over` and `observe` have to be computed one step after the other; everything else is computed once, for
 * all steps of a rollout.
 */
export interface EnvironmentDef<Name extends string = string, Table extends string = string> extends Entry<Name> {
  /** Distinguishes it from datasets, beside which an experiment chooses it. */
  readonly kind: 'environment';
  /** One sentence: what the agent does and when it is rewarded. */
  readonly explain: string;
  /** The words for the actions, in order. */
  actions(args: Readonly<Record<Name, number>>): readonly string[];
  /** What the agent observes of a world, scaled to about −1 … 1. */
  observation(args: Readonly<Record<Name, number>>): SampleType;
  /** The names of the numbers that it observes, in order; absent if it observes an image. */
  readonly observed?: readonly string[];
  /** The names of the numbers in a row of the state, in order. */
  state(args: Readonly<Record<Name, number>>): readonly string[];
  /** A state in which pictures of the state space keep the numbers that they do not show. */
  origin(args: Readonly<Record<Name, number>>): readonly number[];
  /**
   * The numbers of a state that can be an axis of pictures, with the range from left to right or from bottom to top: first
   * the two that are shown by default; none if there is nothing to tell states apart.
   */
  axes(args: Readonly<Record<Name, number>>): readonly StateAxis[];
  /**
   * The tables that a person may edit; none by default.
   * @param random draws the initial ones, if they are random
   */
  readonly layout?: (
    args: Readonly<Record<Name, number>>,
    random: RandomStream,
  ) => Readonly<Record<Table, LayoutTable>>;
  /** How many uniform numbers each world needs for a new episode, at least 1, and for each step, possibly none. */
  readonly noise: { readonly reset: number; readonly step: number };
  /** The number of steps after which an episode is cut off. */
  limit(args: Readonly<Record<Name, number>>): number;
  /** The mean return of an episode from which on the task counts as solved; null if there is no such number. */
  solved(args: Readonly<Record<Name, number>>): number | null;
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
