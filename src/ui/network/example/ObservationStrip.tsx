import { useRef } from 'react';
import { formatCount } from '../../../math/format.ts';
import { setText, useLiveDraw } from '../../../plots/core/live.ts';
import type { WorldView } from '../../../runtime/protocol.ts';
import { movesIn } from '../../world/episode.ts';
import { moveOf } from '../../world/playback.ts';
import { playback } from '../../world/playing.ts';
import { nextMove } from '../../world/words.ts';
import styles from './ExampleStrip.module.css';

/** Which observation of an agent goes through the picture of its network: that of the move in view. */
export function ObservationStrip({ world }: { readonly world: WorldView }) {
  const words = useRef<HTMLSpanElement>(null);
  useLiveDraw(playback, (now) => {
    if (!now?.episode) return setText(words.current, 'what the agent observes in a state');
    const move = moveOf(now);
    const moves = movesIn(now.episode);
    const place = move === 0 ? 'at the start' : `after move ${formatCount(move)} of ${formatCount(moves)}`;
    const next = nextMove(world, now.episode, move);
    setText(words.current, `what the agent observes ${place}${next === '' ? ', the last one' : `, then ${next}`}`);
  });
  return (
    <div className={styles.strip}>
      <p className={styles.words}>
        <span ref={words} />
      </p>
    </div>
  );
}
