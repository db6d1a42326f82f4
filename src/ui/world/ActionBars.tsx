import { useMemo, useRef } from 'react';
import { formatNumber, formatProbability } from '../../plots/core/format.ts';
import { setText, show, useLiveDraw } from '../../plots/core/live.ts';
import type { WorldView } from '../../runtime/protocol.ts';
import styles from './ActionBars.module.css';
import { type Bar, barsOf, scaleOf } from './bars.ts';
import { moveOf } from './playback.ts';
import { playback, usePlayback } from './playing.ts';

/** More actions than this get columns below the picture. */
const FEW = 6;

/** What the agent thought of each action at the move in view, as live bars. */
export function ActionBars({ world }: { readonly world: WorldView }) {
  const episode = usePlayback((store) => store.episode);
  const list = useRef<HTMLUListElement>(null);
  const scale = useMemo(() => (episode ? scaleOf(episode) : null), [episode]);
  const areValues = Boolean(episode?.actionValues);

  useLiveDraw(playback, (now) => {
    if (!now?.episode || now.episode !== episode || !scale || !list.current) return;
    const bars = barsOf(episode, moveOf(now), scale);
    Array.from(list.current.children).forEach((item, action) => {
      const bar = bars[action];
      if (bar) showBar(item as HTMLElement, bar, areValues ? formatNumber : formatProbability);
    });
  });

  return (
    <section className={styles.bars} data-many={world.actions.length > FEW || undefined}>
      <h3>{areValues ? 'Action values' : 'Policy'}</h3>
      <ul ref={list} aria-label={areValues ? 'Estimated value of each action' : 'Probability of each action'}>
        {world.actions.map((action) => (
          <li key={action}>
            <span className={styles.word}>{action}</span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.bar} />
            </span>
            <span className={styles.number} translate="no" data-part="number" />
            <span className={styles.mark} data-part="mark" hidden />
          </li>
        ))}
      </ul>
    </section>
  );
}

function showBar(item: HTMLElement, { from, to, value, isTaken, isBest }: Bar, write: (value: number) => string) {
  item.style.setProperty('--from', `${100 * from}%`);
  item.style.setProperty('--to', `${100 * to}%`);
  item.toggleAttribute('data-taken', isTaken);
  setText(item.querySelector('[data-part="number"]'), write(value));
  const mark = item.querySelector<HTMLElement>('[data-part="mark"]');
  setText(mark, [isTaken && 'taken', isBest && 'best'].filter(Boolean).join(', '));
  show(mark, isTaken || isBest);
}
