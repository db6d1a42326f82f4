import type { ReactNode } from 'react';
import { svgSize } from '../../plots/core/design-pixels.ts';
import styles from './Key.module.css';
import type { Look } from './series.ts';

interface KeyProps {
  readonly entries: readonly { readonly name: string; readonly look: Look; readonly text?: ReactNode }[];
}

/** The names of curves beside samples of their strokes, each with a few words or numbers. */
export function Key({ entries }: KeyProps) {
  return (
    <ul className={styles.key}>
      {entries.map(({ name, look, text }) => (
        <li key={name} className={styles.entry}>
          <svg {...svgSize(24, 8)} className={styles.sample} aria-hidden="true">
            <line
              x2={24}
              y1={4}
              y2={4}
              strokeWidth={2}
              style={{ stroke: look.stroke }}
              strokeDasharray={look.strokeDasharray}
            />
          </svg>
          {name}
          {text !== undefined && <span className={styles.text}>{text}</span>}
        </li>
      ))}
    </ul>
  );
}
