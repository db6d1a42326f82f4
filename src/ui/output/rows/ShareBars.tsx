import type { CSSProperties } from 'react';
import { formatPercent } from '../../../math/format.ts';
import { classColor, usePalette } from '../../../plots/core/color.ts';
import styles from './ShareBars.module.css';

interface ShareBarsProps {
  readonly title?: string;
  readonly shares: readonly { readonly name: string; readonly label: number; readonly share: number }[];
  /** The labels of those that are actually the case. */
  readonly actual: readonly number[];
  /** The number of classes, which determines their colours. */
  readonly count: number;
  /** The labels whose prediction is wrong. */
  readonly wrong?: readonly number[];
}

/** Probabilities of classes or labels as bars; the actual ones are ticked, and wrong ones crossed. */
export function ShareBars({ title, shares, actual, count, wrong = [] }: ShareBarsProps) {
  const palette = usePalette();
  return (
    <span className={styles.bars}>
      {title !== undefined && <span className={styles.title}>{title}</span>}
      {shares.map(({ name, label, share }) => (
        <span
          key={name}
          className={styles.bar}
          data-wrong={wrong.includes(label) || undefined}
          style={{ '--share': `${100 * share}%`, '--color': classColor(palette, count, label) } as CSSProperties}
        >
          <span className={styles.name} translate="no">
            {name}
          </span>
          <span translate="no">{formatPercent(share)}</span>
          <span aria-hidden="true">
            {actual.includes(label) && '✓'}
            {wrong.includes(label) && ' ✗'}
          </span>
        </span>
      ))}
    </span>
  );
}
