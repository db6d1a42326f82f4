import { memo, useLayoutEffect, useRef } from 'react';
import { formatShort } from '../../math/format.ts';
import type { ScoreSeries } from '../../runtime/series.ts';
import { type RunStore, run } from '../../store/run.ts';
import { roveFocus } from '../controls/roveFocus.ts';
import styles from './ReplicaList.module.css';
import type { RunNames } from './runNames.ts';

interface ReplicaListProps {
  readonly runs: RunNames;
  /** Receives the run under the pointer or with the focus. */
  readonly onHighlight: (run: number | null) => void;
  readonly onOpen: (run: number) => void;
}

/** Numbers that change more often would be unreadable. */
const PAUSE_MS = 200;

/** What is compared, in words. */
const WORDS: Partial<Record<ScoreSeries, string>> = {
  'train/metric': 'mean return',
  'validation/loss': 'validation loss',
};

/** A button for each run, with its current loss or return. It is one tab stop; the arrow keys move from run to run. */
export const ReplicaList = memo(function ReplicaList({ runs, onHighlight, onOpen }: ReplicaListProps) {
  const list = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    let timer = 0;
    const show = () => {
      window.clearTimeout(timer);
      timer = 0;
      if (list.current) showLosses(list.current, runs, run.getState());
    };
    show();
    const stop = run.subscribe(({ state }) => {
      if (state.status !== 'running') show();
      else timer ||= window.setTimeout(show, PAUSE_MS);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [runs]);

  return (
    <div ref={list} role="toolbar" aria-label="Runs" className={styles.list} onKeyDown={roveFocus}>
      {runs.names.map((_, index) => (
        <button
          // biome-ignore lint/suspicious/noArrayIndexKey: two runs may have the same name, if a sweep is narrow
          key={index}
          type="button"
          className={styles.run}
          tabIndex={index === 0 ? 0 : -1}
          onClick={() => onOpen(index)}
          onFocus={() => onHighlight(index)}
          onBlur={() => onHighlight(null)}
          onPointerEnter={() => onHighlight(index)}
          onPointerLeave={() => onHighlight(null)}
        >
          <small>
            <span className="visually-hidden">
              Open run {index + 1}: {runs.label}{' '}
            </span>
            {runs.short[index]}
          </small>
          <span className="visually-hidden" />
          <span />
        </button>
      ))}
    </div>
  );
});

/** Writes the losses or returns into the buttons without rendering React. */
function showLosses(list: HTMLElement, { names }: RunNames, { frame, history }: RunStore) {
  const replicas = frame?.replicas ?? null;
  const latest = replicas && history.replicaLosses.at(-1);
  // Until the engine has applied the edit, its losses belong to other runs.
  const losses = latest?.length === names.length ? latest : null;
  const label = (replicas && WORDS[replicas.watched]) ?? 'training loss';
  const trainLosses = history.replicaTrainLosses.at(-1);
  for (const [index, button] of [...list.querySelectorAll('button')].entries()) {
    const loss = losses?.[index] ?? Number.NaN;
    const diverged = losses !== null && !Number.isFinite(trainLosses?.[index]);
    const [, words, number] = button.children;
    if (!words || !number) continue;
    words.textContent = diverged ? 'has diverged' : `has ${label}`;
    number.textContent = diverged ? '✕' : formatShort(loss);
    number.ariaHidden = diverged ? 'true' : null;
    button.ariaCurrent = losses && index === replicas?.shown ? 'true' : null;
    button.toggleAttribute('data-diverged', diverged);
  }
}
