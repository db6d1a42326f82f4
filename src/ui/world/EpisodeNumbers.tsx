import { useMemo, useRef } from 'react';
import { formatCount, formatNumber } from '../../math/format.ts';
import { setText, useLiveDraw } from '../../plots/core/live.ts';
import { movesIn, rewardsUntil } from './episode.ts';
import { moveOf } from './playback.ts';
import { playback, usePlayback } from './playing.ts';
import styles from './World.module.css';

/** When the episode in view was played, the move in view, and the rewards so far and in all. */
export function EpisodeNumbers() {
  const episode = usePlayback((store) => store.episode);
  const move = useRef<HTMLElement>(null);
  const sum = useRef<HTMLElement>(null);
  const whole = useMemo(() => (episode ? rewardsUntil(episode, movesIn(episode)) : 0), [episode]);

  useLiveDraw(playback, (now) => {
    if (!now?.episode) return;
    const at = moveOf(now);
    setText(move.current, `${formatCount(at)} of ${formatCount(movesIn(now.episode))}`);
    setText(sum.current, formatNumber(rewardsUntil(now.episode, at)));
  });

  if (!episode) return null;
  return (
    <dl className={styles.numbers}>
      <div>
        <dt>played at step</dt>
        <dd translate="no">{formatCount(episode.step)}</dd>
      </div>
      <div>
        <dt>moves made</dt>
        <dd ref={move} translate="no" />
      </div>
      <div>
        <dt>return so far</dt>
        <dd ref={sum} translate="no" />
      </div>
      <div>
        <dt>return of the episode</dt>
        <dd translate="no">{formatNumber(whole)}</dd>
      </div>
    </dl>
  );
}
