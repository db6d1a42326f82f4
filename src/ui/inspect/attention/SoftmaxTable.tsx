import type { CSSProperties } from 'react';
import { formatNumber } from '../../../math/format.ts';
import type { AttentionCell, AttentionHead } from '../../../plots/sequences/draw-attention.ts';
import { counted } from '../../counted.ts';
import table from '../NumberTable.module.css';
import styles from './Attention.module.css';

interface SoftmaxTableProps {
  readonly head: AttentionHead;
  readonly names: readonly string[];
  readonly cell: AttentionCell;
}

/** The scores and weights of one row: what a step attends to. Masked steps are only counted. */
export function SoftmaxTable({ head: { steps, scores, weights }, names, cell: { query, key } }: SoftmaxTableProps) {
  const at = (step: number) => query * steps + step;
  const open = names.flatMap((name, step) =>
    scores[at(step)] === Number.NEGATIVE_INFINITY ? [] : { name, step, score: scores[at(step)] as number },
  );
  const total = open.reduce((sum, { step }) => sum + (weights[at(step)] as number), 0);
  const masked = steps - open.length;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it */}
      <section className={styles.scroll} aria-label={`What step ${query + 1} attends to`} tabIndex={0}>
        <table className={`${table.numbers} ${styles.softmax}`} translate="no">
          <thead>
            <tr>
              <th scope="col">step</th>
              <th scope="col">
                <span aria-hidden="true">q·k/√d</span>
                <span className="visually-hidden">score</span>
              </th>
              <th scope="col">weight</th>
            </tr>
          </thead>
          <tbody>
            {open.map(({ name, step, score }) => (
              <tr key={step} data-chosen={step === key || undefined}>
                <th scope="row">
                  <small>{step + 1}</small> {name === String(step + 1) ? '' : name}
                </th>
                <td>{formatNumber(score, { fixed: true })}</td>
                <td style={{ '--share': `${100 * (weights[at(step)] as number)}%` } as CSSProperties} data-bar="">
                  {formatNumber(weights[at(step)] as number, { fixed: true })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={styles.sum}>
        The weights sum to {formatNumber(total)}
        {masked > 0 ? `; ${counted(masked, 'later step')} ${masked === 1 ? 'is' : 'are'} masked.` : '.'}
      </p>
    </>
  );
}
