import { useCallback } from 'react';
import type { RunStore } from '../../store/run.ts';
import { LiveText } from '../controls/LiveText.tsx';
import styles from './ShownRun.module.css';
import { useRunNames } from './useRunNames.ts';

/** Names the run whose picture and numbers are shown, if there are several. */
export function ShownRun() {
  const { names } = useRunNames();
  const read = useCallback(
    ({ frame }: RunStore) => {
      const shown = frame?.replicas?.shown;
      return shown === undefined || shown >= names.length
        ? ''
        : `Picture and numbers: run ${shown + 1} of ${names.length}, ${names[shown]}`;
    },
    [names],
  );
  return (
    names.length > 1 && (
      <p className={styles.shown}>
        <LiveText read={read} />
      </p>
    )
  );
}
