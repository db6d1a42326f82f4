import type { ReactNode } from 'react';
import styles from './LegendMarks.module.css';

interface MarkProps {
  /** For screen readers. */
  readonly name: string;
  /** SVG shapes on 34 × 20 pixels. */
  readonly shapes: ReactNode;
  /** Meaning of the mark. */
  readonly children: ReactNode;
}

/** A mark in the picture of a network, with its meaning. */
export function Mark({ name, shapes, children }: MarkProps) {
  return (
    <div>
      <dt>
        <svg width="34" height="20" className={styles.shapes} aria-hidden="true">
          {shapes}
        </svg>
        <span className="visually-hidden">{name}</span>
      </dt>
      <dd>{children}</dd>
    </div>
  );
}
