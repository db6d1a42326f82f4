import type { Entry } from '../entry.ts';

/**
 * What a network of an agent computes from observations.
 * - `policy`: a score for each action; their softmax is the probability of the action.
 * - `value`: the value of the state, that is, the discounted return that is still to come.
 * - `action_values`: for each action, the discounted return that is still to come after it.
 * - `slow_action_values`: the same, with parameters that follow those of `action_values` slowly.
 */
export type NetworkRole = 'policy' | 'value' | 'action_values' | 'slow_action_values';

/** How an agent learns from rewards, as far as a page has to know it; the rest is in `learning`. */
export interface MethodDef<Name extends string = string> extends Entry<Name> {
  /** One sentence: what the agent learns, and from what. */
  readonly explain: string;
  /** The networks that it needs. */
  roles(args: Readonly<Record<Name, number>>): readonly NetworkRole[];
  /** The network whose scores it acts by. */
  readonly acts: 'policy' | 'action_values';
}
