import type { ChangeEvent } from 'react';
import { release } from '../../store/experiment.ts';
import styles from './Range.module.css';

interface RangeProps {
  readonly label: string;
  readonly position: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** The value at the position, as text for screen readers. */
  readonly text: string;
  readonly title?: string;
  readonly className?: string | undefined;
  /** Called for every move; the edit ends when the thumb is released. */
  readonly onMove: (position: number) => void;
}

/** A track with a thumb. All moves from pressing the thumb or an arrow key until its release form one edit. */
export function Range({ label, position, min, max, step, text, title, className, onMove }: RangeProps) {
  const share = Math.min(1, Math.max(0, (position - min) / (max - min)));
  return (
    <span className={`${styles.range} ${className ?? ''}`} title={title}>
      <span className={styles.track}>
        <span className={styles.fill} style={{ width: `${100 * share}%` }} />
      </span>
      <input
        className={styles.input}
        type="range"
        aria-label={label}
        aria-valuetext={text}
        min={min}
        max={max}
        step={step}
        value={position}
        onChange={({ target }: ChangeEvent<HTMLInputElement>) => onMove(target.valueAsNumber)}
        onKeyUp={release}
        onBlur={release}
        onPointerUp={release}
        onLostPointerCapture={release}
      />
    </span>
  );
}
