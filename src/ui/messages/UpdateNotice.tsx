import { useEffect } from 'react';
import { useRun } from '../../store/run.ts';
import { Button } from '../controls/Button.tsx';
import { lookForUpdate, useReload, useUpdated } from '../parts/release.ts';
import styles from './Messages.module.css';

/** Reports a newer version on the server, after which missing parts of this version are no longer available. */
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
          <span>
            Nabla was updated since this page was opened. Reload to get the new version; your experiment and weights are
            kept.
          </span>
          <Button onClick={reload}>Reload</Button>
        </p>
      )}
    </div>
  );
}
