import { useMemo, useRef } from 'react';
import { setText, show, useLiveDraw } from '../../plots/core/live.ts';
import type { WorldView } from '../../runtime/protocol.ts';
import styles from './ActionBars.module.css';
import { type Bar, barsOf, barsTitle, markOf, widestGap } from './bars.ts';
import { movesIn } from './episode.ts';
import { moveOf } from './playback.ts';
import { playback, usePlayback } from './playing.ts';

/** More actions than this get columns below the picture. */
const FEW = 6;

const VALUES = 'The bar of the best action is full; the shorter another one is, the less the action is worth beside it';

/** What the agent thought of each action in the state in view, and which one it took next, as live bars. */
export function ActionBars({ world }: { readonly world: WorldView }) {
  const episode = usePlayback((store) => store.episode);
  const title = useRef<HTMLHeadingElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const gap = useMemo(() => episode && widestGap(episode), [episode]);
  const areValues = Boolean(episode?.actionValues);

  useLiveDraw(playback, (now) => {
    if (!now?.episode || now.episode !== episode || !list.current) return;
    const move = moveOf(now);
    const isOver = move >= movesIn(episode);
    const bars = barsOf(episode, move, gap);
    setText(title.current, barsTitle(episode, move));
    Array.from(list.current.children).forEach((item, action) => {
      const bar = bars[action];
      if (bar) showBar(item as HTMLElement, bar, isOver);
    });
  });

  return (
    <section className={styles.bars} data-many={world.actions.length > FEW || undefined}>
      <h3 ref={title}>{areValues ? 'Action values' : 'Policy'}</h3>
      <ul
        ref={list}
        aria-label={areValues ? 'Estimated value of each action' : 'Probability of each action'}
        title={areValues ? VALUES : undefined}
      >
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

function showBar(item: HTMLElement, bar: Bar, isOver: boolean) {
  item.style.setProperty('--length', `${100 * bar.length}%`);
  item.toggleAttribute('data-taken', bar.isTaken);
  setText(item.querySelector('[data-part="number"]'), bar.text);
  const mark = item.querySelector<HTMLElement>('[data-part="mark"]');
  const words = markOf(bar, isOver);
  setText(mark, words);
  show(mark, words !== '');
}
