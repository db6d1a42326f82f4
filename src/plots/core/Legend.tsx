import type { ReactNode, Ref } from 'react';
import { svgSize } from './design-pixels.ts';
import styles from './Legend.module.css';

interface LegendProps {
  readonly ref?: Ref<HTMLDivElement>;
  readonly align?: 'left' | 'right';
  readonly children: ReactNode;
}

/**
 * The legend along the upper edge of a plot. Hidden from screen readers, because the plot's own name contains the same
 * information.
 */
export function Legend({ ref, align = 'right', children }: LegendProps) {
  return (
    <div ref={ref} className={`${styles.legend} ${styles[align]}`} aria-hidden="true">
      {children}
    </div>
  );
}

interface LegendItemProps {
  readonly ref?: Ref<HTMLSpanElement>;
  /** Width of the mark in design pixels. */
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

/** Shown in the middle of a plot while there is nothing to draw. */
export function EmptyText({ ref, children }: EmptyTextProps) {
  return (
    <p ref={ref} className={styles.empty}>
      {children}
    </p>
  );
}
