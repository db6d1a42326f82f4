import { type ComponentType, useEffect, useState } from 'react';
import { useRun } from '../../store/run.ts';
import { LoadingBar } from './LoadingBar.tsx';
import styles from './Timeline.module.css';

/** On the lower edge of the header: how far the engine has come, and later the run's history to go back on. */
export function Timeline() {
  const loading = useRun((store) => store.loading !== null && store.state.status === 'loading');
  const several = useRun(({ snapshots }) => snapshots.length > 1);
  const [Scrubber, setScrubber] = useState<ComponentType | null>(null);

  useEffect(() => {
    if (several) import('./Scrubber.tsx').then((module) => setScrubber(() => module.default));
  }, [several]);

  return (
    <div className={`${styles.timeline} ${several && !loading ? styles.history : ''}`}>
      {loading ? <LoadingBar /> : several && Scrubber && <Scrubber />}
    </div>
  );
}
