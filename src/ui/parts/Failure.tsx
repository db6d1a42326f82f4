import { useEffect, useState } from 'react';
import { Button } from '../controls/Button.tsx';
import styles from './Failure.module.css';
import { NotLoaded } from './loadable.ts';
import { reasonOf } from './reason.ts';
import { lookForUpdate, type Release, useReload } from './release.ts';

export interface FailureProps {
  /** Of what failed, to begin a sentence with. */
  readonly name: string;
  readonly error: unknown;
  /** Does what `retry` says. */
  readonly onRetry: () => void;
  /** What helps; "Try again" unless told. */
  readonly retry?: string;
}

/** Says what failed and why, and offers to try again; where that cannot help, to reload the page. */
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

/** What the server has, once it is known. Only of interest for what did not arrive. */
function useRelease(error: unknown): Release | null {
  const [release, setRelease] = useState<Release | null>(null);
  useEffect(() => {
    if (error instanceof NotLoaded) void lookForUpdate().then(setRelease);
  }, [error]);
  return release;
}
