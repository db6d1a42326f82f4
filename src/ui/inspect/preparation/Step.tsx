import type { ReactNode } from 'react';
import { Quoting } from '../../Quoting.tsx';
import styles from './Preparation.module.css';

interface StepProps {
  readonly title: string;
  /** A sentence on its result; null until it is known. */
  readonly words: string | null;
  readonly children?: ReactNode;
}

/** One step of the preparation. */
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
