import { type Episode, rowAt } from './episode.ts';

/** The bar of an action at a move. */
export interface Bar {
  /** Its probability, or its estimated value. */
  readonly value: number;
  /** Where the bar begins and ends, from 0 to 1. */
  readonly from: number;
  readonly to: number;
  readonly isTaken: boolean;
  /** Whether its value is the largest; never for probabilities, whose bars tell. */
  readonly isBest: boolean;
}

/** The range of the bars of an episode, with 0: from 0 to 1 for probabilities. */
export function scaleOf({ actionValues }: Pick<Episode, 'actionValues'>): readonly [number, number] {
  if (!actionValues) return [0, 1];
  let [low, high] = [0, 0];
  for (const value of actionValues) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low === high ? [0, 1] : [low, high];
}

/** The bars of all actions at a move; before the first move, those for that move, with none taken. */
export function barsOf(episode: Episode, move: number, [low, high]: readonly [number, number]): readonly Bar[] {
  const row = rowAt(episode.actionValues ?? episode.probabilities, episode, move);
  const best = Math.max(...row);
  const taken = episode.actions[move - 1];
  const place = (value: number) => (value - low) / (high - low);
  return Array.from(row, (value, action) => ({
    value,
    from: place(Math.min(0, value)),
    to: place(Math.max(0, value)),
    isTaken: action === taken,
    isBest: episode.actionValues !== null && value === best,
  }));
}
