import type { State } from '../compiler/compiled.ts';
import { LATEST } from '../compiler/rollout/rollout.ts';
import { quantileOf } from '../math/quantile.ts';
import type { AgentSignalId } from './series.ts';

/** The lowest and the highest of these returns are not part of the band. */
const TENTH = 0.1;

/**
 * The band of the last returns of an agent's worlds, and the number of its episodes that are over, from the state of the
 * run; NaN if none is over, or without an agent.
 */
export function returnsOf(state: State): Readonly<Record<AgentSignalId, number>> {
  const latest = state.get(LATEST);
  if (!latest) return { 'return-low': Number.NaN, 'return-high': Number.NaN, episodes: Number.NaN };
  const worlds = latest.length / 2;
  const episodes = latest.subarray(worlds);
  const returns = latest.subarray(0, worlds).filter((_, world) => (episodes[world] as number) > 0);
  const sorted = Float64Array.from(returns).sort();
  return {
    'return-low': quantileOf(sorted, TENTH) ?? Number.NaN,
    'return-high': quantileOf(sorted, 1 - TENTH) ?? Number.NaN,
    episodes: episodes.reduce((sum, count) => sum + count, 0),
  };
}
