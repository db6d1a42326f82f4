import { formatNumber, formatPercent } from '../../math/format.ts';
import { decisionAt, type Episode, movesIn, rowAt } from './episode.ts';

/** The bar of an action in the state in view. */
export interface Bar {
  /** How long it is, from 0 to 1. */
  readonly length: number;
  /** Its probability, or its estimated value. */
  readonly text: string;
  readonly isTaken: boolean;
  /** Whether its value is the largest; never for probabilities, whose bars tell. */
  readonly isBest: boolean;
}

/**
 * By how much the values of two actions of a state differ at most in an episode: bars show how much worse an action is than
 * the best one, because values of the same state are often nearly equal. null for probabilities.
 */
export function widestGap(episode: Episode): number | null {
  const { actionValues } = episode;
  if (!actionValues) return null;
  let widest = 0;
  for (let decision = 0; decision < movesIn(episode); decision++) {
    const row = rowAt(actionValues, episode, decision);
    widest = Math.max(widest, Math.max(...row) - Math.min(...row));
  }
  return widest;
}

/** The bars of all actions in the state after a move, with the action that was taken there. @param gap of the episode */
export function barsOf(episode: Episode, move: number, gap: number | null): readonly Bar[] {
  const decision = decisionAt(episode, move);
  const taken = episode.actions[decision];
  const row = rowAt(episode.actionValues ?? episode.probabilities, episode, decision);
  if (gap === null) {
    return Array.from(row, (share, action) => ({
      length: share,
      text: formatPercent(share),
      isTaken: action === taken,
      isBest: false,
    }));
  }
  const best = Math.max(...row);
  const digits = telling(row);
  return Array.from(row, (value, action) => ({
    length: gap > 0 ? 1 - (best - value) / gap : 1,
    text: formatNumber(value, { digits }),
    isTaken: action === taken,
    isBest: value === best,
  }));
}

/** What the bars show: "Policy in this state", and at the end "Policy before the last move". */
export function barsTitle(episode: Episode, move: number): string {
  const what = episode.actionValues ? 'Action values' : 'Policy';
  return `${what} ${move < movesIn(episode) ? 'in this state' : 'before the last move'}`;
}

/** How a list of bars says which action was taken and which is best. */
export function markOf({ isTaken, isBest }: Bar, isOver: boolean): string {
  return [isTaken && (isOver ? 'taken' : 'next'), isBest && 'best'].filter(Boolean).join(', ');
}

const FEWEST = 3;
const MOST = 6;

/** So many digits tell different values apart. */
function telling(values: Float32Array): number {
  const different = new Set(values).size;
  for (let digits = FEWEST; digits < MOST; digits++) {
    if (new Set(Array.from(values, (value) => formatNumber(value, { digits }))).size === different) return digits;
  }
  return MOST;
}
