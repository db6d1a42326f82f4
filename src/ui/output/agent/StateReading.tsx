import { useRef } from 'react';
import { setText, useLiveDraw } from '../../../plots/core/live.ts';
import { frames } from '../../live.ts';
import styles from './StateSpace.module.css';

interface StateReadingProps {
  /** The state under the pointer or the keyboard, in words; null without one. */
  readonly read: (() => string) | null;
  /** Shown while no state is read. */
  readonly hint: string;
}

/** The state that is read, in words that follow the run without rendering React. */
export function StateReading({ read, hint }: StateReadingProps) {
  const line = useRef<HTMLParagraphElement>(null);
  useLiveDraw(frames, () => setText(line.current, read?.() ?? hint));
  return <p ref={line} className={styles.reading} data-read={read !== null || undefined} aria-hidden={read !== null} />;
}
