import type { MethodDef } from '../../catalog/methods/definition.ts';
import { methods } from '../../catalog/methods/index.ts';
import type { Call } from '../../experiment/experiment.ts';
import { type Episode, movesIn, rowAt } from './episode.ts';

/** The discounted sum of the rewards from each move on. */
export function returnsOf(rewards: ArrayLike<number>, gamma: number): Float64Array {
  const returns = new Float64Array(rewards.length);
  let later = 0;
  for (let index = rewards.length - 1; index >= 0; index--) {
    later = (rewards[index] as number) + gamma * later;
    returns[index] = later;
  }
  return returns;
}

/**
 * By what a method judges an action:
 * - `critic`: by rewards and the estimated values of the states after it;
 * - `baseline`: by how much the return exceeds the estimated value of the state;
 * - `actionValues`: by rewards and the best estimated value of an action afterwards;
 * - `return`: by rewards alone.
 */
export type Judgement = 'critic' | 'baseline' | 'actionValues' | 'return';

/** What a method judges actions by. */
export function judgementOf({ id, args }: Call): Judgement {
  const method = (methods as Readonly<Record<string, MethodDef>>)[id];
  if (!method) return 'return';
  if (method.acts === 'action_values') return 'actionValues';
  if (!method.roles(args).includes('value')) return 'return';
  return 'lambda' in method.hyper ? 'critic' : 'baseline';
}

/** What was estimated and observed in a move, and how much they differ. */
export interface Estimate {
  readonly reward: number;
  /** What was estimated before the move: the value of the state, or of the action. */
  readonly before: number;
  /** The estimated value of the state after the move; 0 if the episode ended with it. */
  readonly after: number;
  /** The Bellman target r + γ·v(s′). */
  readonly target: number;
  /** The target minus `before`. */
  readonly difference: number;
  /** The λ-return r + γ·((1 − λ)·v(s′) + λ·the λ-return of the next move). */
  readonly mixed: number;
  /** The λ-return of the next move; null after the last one. */
  readonly next: number | null;
}

/**
 * The estimates at each move; null without values.
 * @param lambda how much λ-returns rely on later moves; 1 if the method has no λ, so that they are sums of rewards
 */
export function estimatesOf(episode: Episode, gamma: number, lambda: number): readonly Estimate[] | null {
  const { values, rewards, ended, actionValues, actions } = episode;
  if (!values) return null;
  const last = movesIn(episode) - 1;
  const estimates = new Array<Estimate>(last + 1);
  let next: number | null = null;
  for (let index = last; index >= 0; index--) {
    const reward = rewards[index] as number;
    const ofActions = actionValues && rowAt(actionValues, episode, index);
    const before = (ofActions ? ofActions[actions[index] as number] : values[index]) as number;
    const after = index === last && ended ? 0 : (values[index + 1] as number);
    const target = reward + gamma * after;
    const difference = target - before;
    const mixed: number = target + gamma * lambda * ((next ?? after) - after);
    estimates[index] = { reward, before, after, target, difference, mixed, next };
    next = mixed;
  }
  return estimates;
}
