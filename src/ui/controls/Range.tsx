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
  /** The value at the position, as text for screen readers. */
  readonly text: string;
  readonly title?: string;
  readonly className?: string | undefined;
  /** Called for every move; the edit ends when the thumb is released. */
  readonly onMove: (position: number) => void;
}

/** A track with a thumb. All moves from pressing the thumb or an arrow key until its release form one edit. */
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
