import { useEffect } from 'react';
import { useRun } from '../../store/run.ts';
import { Button } from '../controls/Button.tsx';
import { lookForUpdate, useReload, useUpdated } from '../parts/release.ts';
import styles from './Messages.module.css';

/**
 * Reports a new version. The server no longer has the parts of this one, so those that this browser has not stored are
 * not available.
 */
export function UpdateNotice() {
  const updated = useUpdated();
  const reload = useReload();
  const failed = useRun(({ state }) => state.status === 'failed');
  // The worker fetches the engine and does not check versions.
  useEffect(() => {
    if (failed) void lookForUpdate();
  }, [failed]);
  return (
    <div role="status" aria-label="Update">
      {updated && (
        <p className={styles.message}>
          <span>A new version of Nabla is available: reload to use it, and your experiment and weights are kept.</span>
          <Button onClick={reload}>Reload</Button>
        </p>
      )}
    </div>
  );
}
