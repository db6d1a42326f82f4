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

/**
 * A world in which an agent acts, as far as a page has to know it before it is built: a Markov decision process, whose state
 * is a row of numbers. What happens in it is in `dynamics`.
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
  /** The number of moves after which an episode is cut off. */
  limit(args: Readonly<Record<Name, number>>): number;
  /** The mean return at which the task counts as solved; null if there is no such number. */
  solved(args: Readonly<Record<Name, number>>): number | null;
}
