import { useEffect, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import styles from './Failure.module.css';
import { NotLoaded } from './loadable.ts';
import { reasonOf } from './reason.ts';
import { lookForUpdate, type Release, useReload } from './release.ts';

export interface FailureProps {
  /** The name of the part that failed, as the beginning of a sentence. */
  readonly name: string;
  readonly error: unknown;
  /** Called by the button with the label `retry`. */
  readonly onRetry: () => void;
  /** The label of the button; "Try again" by default. */
  readonly retry?: string;
}

/** Reports what failed and why, and offers to try again or, if that does not help, to reload the page. */
export function Failure({ name, error, onRetry, retry = 'Try again' }: FailureProps) {
  const reload = useReload();
  const release = useRelease(error);
  const failed = error instanceof NotLoaded ? 'loaded' : 'shown';
  const reloads = release === 'updated' || (release === 'same' && error instanceof NotLoaded && error.attempts > 1);
  return (
    <div role="alert" className={styles.failure}>
      <p>
        <b>
          {name} could not be {failed}.
        </b>{' '}
        <span>{reasonOf(error, release, reloads)}</span>
      </p>
      <p className={styles.ways}>
        <Button onClick={onRetry}>{retry}</Button>
        {reloads && <Button onClick={reload}>Reload</Button>}
      </p>
    </div>
  );
}

/** Compares the version on the server, for parts that could not be loaded; null until it is known. */
function useRelease(error: unknown): Release | null {
  const [release, setRelease] = useState<Release | null>(null);
  useEffect(() => {
    if (error instanceof NotLoaded) void lookForUpdate().then(setRelease);
  }, [error]);
  return release;
}
