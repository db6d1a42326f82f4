import type { Value } from '../../../ir/graph.ts';
import type { MethodDef, NetworkRole } from '../definition.ts';

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

/** How an agent explores, and what it learns from what it experienced, as ops. */
export interface Learning<Name extends string = string> {
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

/** A method with how an agent learns by it. */
export type LearnerDef<Name extends string = string> = MethodDef<Name> & Learning<Name>;
