import type { NetworkRole } from '../../../../catalog/methods/definition.ts';
import type { Script } from '../../script.ts';
import type { Dialect } from '../dialect.ts';

/** The variables of the networks in a program. */
export const NETWORKS: Readonly<Record<NetworkRole, string>> = {
  policy: 'policy',
  value: 'critic',
  action_values: 'q_network',
  slow_action_values: 'slow_q_network',
};

/** What the code of a method is written from. */
export interface MethodSite {
  readonly script: Script;
  readonly dialect: Dialect;
  /** The hyperparameters of the method. */
  readonly args: Readonly<Record<string, number>>;
  readonly roles: readonly NetworkRole[];
}

/** What the loss is computed from: a row for each move in each world, those of the first move first. */
export type Column = 'observations' | 'actions' | 'rewards' | 'done' | 'next_observations' | 'terminated';

/** What happened without what only estimates of the future need. */
export const PLAIN: readonly Column[] = ['observations', 'actions', 'rewards', 'done'];
/** The same with the observations after each move, and whether the episode ended by the rules of the world. */
export const WHOLE: readonly Column[] = [...PLAIN, 'next_observations', 'terminated'];

/** How an agent acts and learns, in Python. */
export interface WrittenMethod {
  /** Lines with the hyperparameters. */
  readonly constants: readonly string[];
  /** What `loss_of` takes, as a list. */
  readonly columns: readonly Column[];
  /** `choose(scores, noise)` gives an action for each world; then `loss_of(experience)`, and what it needs. */
  readonly sources: readonly string[];
}

/** Writes a method. */
export type WriteMethod = (site: MethodSite) => WrittenMethod;
