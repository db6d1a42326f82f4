import type { ReactNode } from 'react';
import { Quoting } from '../../Quoting.tsx';
import styles from './Preparation.module.css';

interface StepProps {
  readonly title: string;
  /** What it did; null while that is not known. */
  readonly words: string | null;
  readonly children?: ReactNode;
}

/** One step on the way from the table to what the network is fed. */
export function Step({ title, words, children }: StepProps) {
  return (
    <li className={styles.step} data-step={title.toLowerCase()}>
      <fieldset>
        <legend>{title}</legend>
        {children}
      </fieldset>
      <p className={styles.words}>
        <Quoting text={words ?? ' '} />
      </p>
    </li>
  );
}
