import { Slider } from 'radix-ui';
import { useRef } from 'react';
import { release } from '../../store/experiment.ts';
import styles from './Range.module.css';

interface RangeProps {
  readonly label: string;
  readonly position: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** What the position stands for, in words. */
  readonly text: string;
  readonly title?: string;
  readonly className?: string | undefined;
  /** Every move; the edit ends by itself when the thumb is let go. */
  readonly onMove: (position: number) => void;
}

/** A track with a thumb. Its edits are one edit from grabbing the thumb, or pressing an arrow key, to letting it go. */
export function Range({ label, position, min, max, step, text, title, className, onMove }: RangeProps) {
  const moved = useRef(position);
  moved.current = position;
  return (
    <Slider.Root
      className={`${styles.range} ${className ?? ''}`}
      title={title}
      min={min}
      max={max}
      step={step}
      value={[position]}
      onValueChange={([next]) => {
        if (next !== undefined && next !== moved.current) onMove(next);
      }}
      onKeyUp={release}
      onBlur={release}
      onLostPointerCapture={release}
    >
      <Slider.Track className={styles.track}>
        <Slider.Range className={styles.fill} />
      </Slider.Track>
      <Slider.Thumb className={styles.thumb} aria-label={label} aria-valuetext={text} />
    </Slider.Root>
  );
}
