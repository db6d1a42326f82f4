import { useRef } from 'react';
import { formatCount, formatProbability } from '../../../plots/core/format.ts';
import { setText, useLiveDraw } from '../../../plots/core/live.ts';
import type { WorldView } from '../../../runtime/protocol.ts';
import { movesIn, rowAt } from '../../world/episode.ts';
import { moveOf } from '../../world/playback.ts';
import { playback } from '../../world/playing.ts';
import styles from './ExampleStrip.module.css';

/** Which observation of an agent goes through the picture of its network: that of the move in view. */
export function ObservationStrip({ world }: { readonly world: WorldView }) {
  const words = useRef<HTMLSpanElement>(null);
  useLiveDraw(playback, (now) => {
    if (!now?.episode) return setText(words.current, 'what the agent observes in a state');
    const move = moveOf(now);
    const moves = movesIn(now.episode);
    const when = move === 0 ? 'at the start' : `after move ${formatCount(move)} of ${formatCount(moves)}`;
    const probabilities = rowAt(now.episode.probabilities, now.episode, move + 1);
    const best = probabilities.indexOf(Math.max(...probabilities));
    const next =
      move < moves && best >= 0
        ? `, then ${world.actions[best]} with probability ${formatProbability(probabilities[best] as number)}`
        : '';
    setText(words.current, `what the agent observes ${when}${next}`);
  });
  return (
    <div className={styles.strip}>
      <p className={styles.words}>
        <span ref={words} />
      </p>
    </div>
  );
}
