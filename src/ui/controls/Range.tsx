import { type CSSProperties, useRef } from 'react';
import { release } from '../../store/experiment.ts';
import styles from './Range.module.css';
import { useCommit } from './useCommit.ts';

interface RangeProps {
  readonly label: string;
  readonly position: number;
  readonly min: number;
  readonly max: number;
  readonly step: number | 'any';
  /** What the position stands for, in words. */
  readonly text: string;
  readonly title?: string;
  readonly className?: string | undefined;
  /** Every move; the edit ends by itself when the thumb is let go. */
  readonly onMove: (position: number) => void;
}

/** A native range input whose edits are one edit from grabbing the thumb, or pressing an arrow key, to letting it go. */
export function Range({ label, position, min, max, step, text, title, className, onMove }: RangeProps) {
  const keyHeld = useRef(false);
  const input = useCommit(() => keyHeld.current || release());

  function letGo() {
    keyHeld.current = false;
    release();
  }

  return (
    <input
      ref={input}
      type="range"
      className={`${styles.range} ${className ?? ''}`}
      style={{ '--fill': `${((position - min) / (max - min)) * 100}%` } as CSSProperties}
      aria-label={label}
      aria-valuetext={text}
      title={title}
      min={min}
      max={max}
      step={step}
      value={position}
      onChange={(event) => onMove(event.target.valueAsNumber)}
      onKeyDown={() => {
        keyHeld.current = true;
      }}
      onKeyUp={letGo}
      onBlur={letGo}
    />
  );
}
