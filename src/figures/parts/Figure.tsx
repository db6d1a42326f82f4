import { RotateCcw } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../ui/controls/Button.tsx';
import { type FigureId, TITLES } from '../titles.ts';
import styles from './Figure.module.css';

interface FigureProps {
  readonly id: FigureId;
  /** One sentence that says what to try. */
  readonly caption: string;
  /** The present state in words, also for people who do not see the pictures. */
  readonly state: ReactNode;
  /** Selects, sliders and buttons above the pictures. */
  readonly controls: ReactNode;
  readonly onReset: () => void;
  /** The pictures. */
  readonly children: ReactNode;
}

/** The frame that all figures share: controls, pictures, the state in words, the caption and Reset. */
export function Figure({ id, caption, state, controls, onReset, children }: FigureProps) {
  return (
    <figure className={styles.figure} aria-label={TITLES[id]} data-figure={id}>
      <div className={styles.controls}>
        {controls}
        <Button look="quiet" className={styles.reset} aria-label="Reset this figure" onClick={onReset}>
          <RotateCcw size={13} aria-hidden="true" />
          Reset
        </Button>
      </div>
      <div className={styles.pictures}>{children}</div>
      <div className={styles.state}>{state}</div>
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  );
}
