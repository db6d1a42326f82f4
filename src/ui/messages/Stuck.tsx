import { useSyncExternalStore } from 'react';
import type { RunStatus } from '../../runtime/protocol.ts';
import { Button } from '../controls/Button.tsx';
import { useEngine } from '../engine.ts';
import { Quoting } from '../Quoting.tsx';
import styles from './Messages.module.css';

interface StuckProps {
  readonly status: RunStatus;
  readonly reason: string;
}

/** The reason why the run cannot continue, and ways to resolve it. */
export function Stuck({ status, reason }: StuckProps) {
  const engine = useEngine();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const failed = status === 'failed';
  return (
    <p className={`${styles.message} ${styles.alarm}`}>
      <span>
        <b>{failed && !online ? 'failed, offline' : status}</b> <Quoting text={reason} />
      </span>
      {failed && <Button onClick={engine.retry}>Try again</Button>}
    </p>
  );
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
