import type { Episode } from '../../runtime/protocol.ts';

export type { Episode };

/** The number of moves in an episode. */
export function movesIn({ actions }: Pick<Episode, 'actions'>): number {
  return actions.length;
}

/** The numbers of the state after a move; at 0, before the first one. */
export function stateAfter(episode: Episode, move: number): Float32Array {
  const width = episode.states.length / (movesIn(episode) + 1);
  return episode.states.subarray(move * width, (move + 1) * width);
}

/** What the agent observed after a move; at 0, before the first one. */
export function observationAfter(episode: Episode, move: number): Float32Array {
  const width = episode.observations.length / (movesIn(episode) + 1);
  return episode.observations.subarray(move * width, (move + 1) * width);
}

/** The state on the way to the one after a move, from 0 to 1. */
export function stateBetween(episode: Episode, move: number, share: number): Float32Array {
  const after = stateAfter(episode, move);
  if (move === 0 || share >= 1) return after;
  const before = stateAfter(episode, move - 1);
  return after.map((value, index) => {
    const from = before[index] as number;
    return from + share * (value - from);
  });
}

/** The decision that follows from the state after a move, counted from 0; at the end of the episode, the last one. */
export function decisionAt(episode: Pick<Episode, 'actions'>, move: number): number {
  return Math.min(move, movesIn(episode) - 1);
}

/** A row of numbers for the actions, such as their probabilities, at a decision. */
export function rowAt(rows: Float32Array, { actions }: Pick<Episode, 'actions'>, decision: number): Float32Array {
  const width = rows.length / actions.length;
  return rows.subarray(decision * width, (decision + 1) * width);
}

/** The sum of the rewards of the first moves. */
export function rewardsUntil({ rewards }: Pick<Episode, 'rewards'>, move: number): number {
  let sum = 0;
  for (let index = 0; index < move; index++) sum += rewards[index] as number;
  return sum;
}
