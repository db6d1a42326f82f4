import type { ReactNode, Ref } from 'react';
import { svgSize } from './design-pixels.ts';
import styles from './Legend.module.css';

interface LegendProps {
  readonly ref?: Ref<HTMLDivElement>;
  readonly align?: 'left' | 'right';
  readonly children: ReactNode;
}

/** What the marks of a plot mean, along its upper edge. The plot's own name says it to those who do not see it. */
export function Legend({ ref, align = 'right', children }: LegendProps) {
  return (
    <div ref={ref} className={`${styles.legend} ${styles[align]}`} aria-hidden="true">
      {children}
    </div>
  );
}

interface LegendItemProps {
  readonly ref?: Ref<HTMLSpanElement>;
  /** Of the mark, in design pixels. */
  readonly width: number;
  readonly height?: number;
  /** An SVG shape. */
  readonly mark: ReactNode;
  readonly children: ReactNode;
}

export function LegendItem({ ref, width, height = 8, mark, children }: LegendItemProps) {
  return (
    <span ref={ref} className={styles.item}>
      <svg {...svgSize(width, height)} aria-hidden="true">
        {mark}
      </svg>
      {children}
    </span>
  );
}

interface EmptyTextProps {
  readonly ref: Ref<HTMLParagraphElement>;
  readonly children: ReactNode;
}

/** Stands in the middle of a plot while it has nothing to draw. */
export function EmptyText({ ref, children }: EmptyTextProps) {
  return (
    <p ref={ref} className={styles.empty}>
      {children}
    </p>
  );
}
