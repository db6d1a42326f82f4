import type { Ref } from 'react';
import { LEVELS, lookupGradient, usePalette } from '../../../plots/core/color.ts';
import styles from './Images.module.css';

interface ColorScaleProps {
  /** What the colours mean. */
  readonly name: string;
  readonly low: string;
  readonly high: string;
  /** False for numbers from 0 on. */
  readonly signed?: boolean;
  readonly lowRef?: Ref<HTMLSpanElement>;
  readonly highRef?: Ref<HTMLSpanElement>;
}

/** The legend of colours from negative through 0 to positive. */
export function ColorScale({ name, low, high, signed = true, lowRef, highRef }: ColorScaleProps) {
  const { diverging } = usePalette();
  const lookup = signed ? diverging : diverging.slice(LEVELS >> 1);
  return (
    <p className={styles.scale}>
      <span>{name}</span>
      <span translate="no" ref={lowRef}>
        {signed ? low : '0'}
      </span>
      <span className={styles.bar} style={{ backgroundImage: lookupGradient(lookup) }} />
      <span translate="no" ref={highRef}>
        {high}
      </span>
    </p>
  );
}
