import type { Value } from '../../ir/graph.ts';
import type { Entry } from '../entry.ts';

/**
 * What a network of an agent computes from observations.
 * - `policy`: a score for each action; their softmax is the probability of the action.
 * - `value`: the value of the state, that is, the return that is still to come.
 * - `action_values`: for each action, the return that is still to come after it.
 * - `slow_action_values`: the same, with parameters that follow those of `action_values` slowly.
 */
export type NetworkRole = 'policy' | 'value' | 'action_values' | 'slow_action_values';

/** Applies a network: observations [n, …] → [n, outputs]. */
export type Apply = (observations: Value) => Value;

/** What an agent experienced, step by step: n = steps · worlds rows, those of the first step first. */
export interface Experience {
  readonly steps: number;
  readonly worlds: number;
  /** [n, …observation] */
  readonly observations: Value;
  /** One-hot, [n, actions]. */
  readonly actions: Value;
  /** [n, 1] */
  readonly rewards: Value;
  /** The observations after each step, before a new episode begins: [n, …observation]. */
  readonly next: Value;
  /** 1 where the episode was over after the step, because it ended or was cut off: [n, 1]. */
  readonly over: Value;
  /** 1 where the episode ended by the rules of the world, so that its value afterwards is 0: [n, 1]. */
  readonly ended: Value;
}

export interface MethodContext<Name extends string = string> {
  /** The hyperparameters as plain numbers, for those that determine the structure of the graph. */
  readonly args: Readonly<Record<Name, number>>;
  /** The hyperparameters as scalars. */
  readonly hyper: Readonly<Record<Name, Value>>;
}

/** The loss of a method, and the parts that a person wants to follow, all of them scalars. */
export interface Objective {
  readonly loss: Value;
  readonly parts: Readonly<Record<string, Value>>;
}

/** How an agent learns from rewards. */
export interface MethodDef<Name extends string = string> extends Entry<Name> {
  /** One sentence: what the agent learns, and from what. */
  readonly explain: string;
  /** The networks that it needs. */
  roles(args: Readonly<Record<Name, number>>): readonly NetworkRole[];
  /** The network whose scores it acts by. */
  readonly acts: 'policy' | 'action_values';
  /** How many uniform numbers an action needs. */
  noise(actions: number): number;
  /**
   * What chance adds to the scores of the actions, [n, actions]; the agent then takes the action with the largest sum.
   * @param noise uniform in [0, 1), [n, noise(actions)]
   */
  explore(noise: Value, actions: number, context: MethodContext<Name>): Value;
  /** The probability of each action, from the scores of the network it acts by, [n, actions]. */
  probabilities(scores: Value, context: MethodContext<Name>): Value;
  /** What the gradient decreases. */
  objective(
    experience: Experience,
    networks: Readonly<Partial<Record<NetworkRole, Apply>>>,
    context: MethodContext<Name>,
  ): Objective;
}
