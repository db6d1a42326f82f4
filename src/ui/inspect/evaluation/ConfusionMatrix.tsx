import { type CSSProperties, type KeyboardEvent, useRef } from 'react';
import { confusion, supports } from '../../../catalog/metrics/confusion.ts';
import type { Judgement } from '../../../goals/judgement.ts';
import { formatCount, formatPercent } from '../../../math/format.ts';
import { type Cell, setEvaluation, useEvaluation } from '../../../store/evaluation.ts';
import { Segments } from '../Segments.tsx';
import styles from './Evaluation.module.css';

const CELLS = [
  { id: 'counts', label: 'Counts' },
  { id: 'rates', label: 'Rates' },
] as const;

const MOVES: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** The number of examples of each class predicted as each class. Choosing a cell lists its examples. */
export function ConfusionMatrix({ judgement: { judged, view } }: { readonly judgement: Judgement }) {
  const cells = useEvaluation((store) => store.cells);
  const chosen = useEvaluation((store) => store.cell);
  const grid = useRef<HTMLTableElement>(null);
  const counts = confusion(judged);
  const totals = supports(judged);
  const { classes } = view;
  const entry = chosen ?? { actual: 0, predicted: 0 };

  function move(event: KeyboardEvent, { actual, predicted }: Cell) {
    const [down, right] = MOVES[event.key] ?? [0, 0];
    if (event.key === 'Escape' && chosen) setEvaluation({ cell: null });
    else if (!(event.key in MOVES)) return;
    const next = grid.current?.querySelector<HTMLElement>(`[data-cell="${actual + down} ${predicted + right}"]`);
    next?.focus();
    event.preventDefault();
    // → is also a shortcut of the page.
    event.stopPropagation();
  }

  return (
    <section className={styles.matrix} aria-labelledby="confusion-matrix">
      <div className={styles.pictureHead}>
        <h3 id="confusion-matrix">Confusion matrix</h3>
        <Segments label="Cells show" value={cells} options={CELLS} onChoose={(id) => setEvaluation({ cells: id })} />
      </div>
      <div className={styles.scroll}>
        <table
          ref={grid}
          aria-labelledby="confusion-matrix"
          className={styles.grid}
          data-many={classes.length > 4 || undefined}
        >
          <thead>
            <tr>
              <td className={styles.corner}>actual ↓ predicted →</td>
              {classes.map((name) => (
                <th key={name} scope="col" title={name}>
                  <span translate="no">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map((name, actual) => (
              <tr key={name}>
                <th scope="row" title={name}>
                  <span translate="no">{name}</span>
                </th>
                {classes.map((other, predicted) => {
                  const count = counts[actual * classes.length + predicted] as number;
                  const rate = count / (totals[actual] as number);
                  const pressed = chosen?.actual === actual && chosen.predicted === predicted;
                  return (
                    <td key={other}>
                      <button
                        type="button"
                        className={styles.cell}
                        data-cell={`${actual} ${predicted}`}
                        data-right={actual === predicted || undefined}
                        style={{ '--share': `${Math.round(45 * (rate || 0))}%` } as CSSProperties}
                        tabIndex={entry.actual === actual && entry.predicted === predicted ? 0 : -1}
                        aria-pressed={pressed}
                        aria-label={`${formatCount(count)} of “${name}” predicted as “${other}”, ${formatPercent(rate)} of that class`}
                        onClick={() => setEvaluation({ cell: pressed ? null : { actual, predicted } })}
                        onKeyDown={(event) => move(event, { actual, predicted })}
                      >
                        {cells === 'counts' ? formatCount(count) : formatPercent(rate)}
                      </button>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
