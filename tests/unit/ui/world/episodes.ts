import type { Episode } from '../../../../src/ui/world/episode.ts';

/** An episode with two actions and these rewards; the second number of the state counts the moves. */
export function episodeOf(rewards: readonly number[], rest: Partial<Episode> = {}): Episode {
  const moves = rewards.length;
  return {
    step: 100,
    states: Float32Array.from({ length: 2 * (moves + 1) }, (_, index) =>
      index % 2 === 0 ? 10 * index : (index - 1) / 2,
    ),
    probabilities: Float32Array.from({ length: 2 * moves }, (_, index) => (index % 2 === 0 ? 0.25 : 0.75)),
    actionValues: null,
    values: null,
    actions: Uint8Array.from(rewards, (_, index) => index % 2),
    observations: new Float32Array(rewards.length + 1),
    rewards: Float32Array.from(rewards),
    ended: true,
    ...rest,
  };
}
