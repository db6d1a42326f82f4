import { X } from 'lucide-react';
import { useState } from 'react';
import { dismiss, useExperiment } from '../../store/experiment.ts';
import { isStuck, saysEnded, useRun } from '../../store/run.ts';
import { Button } from '../controls/Button.tsx';
import { Quoting } from '../Quoting.tsx';
import styles from './Messages.module.css';
import { noticeText } from './noticeText.ts';
import { Stuck } from './Stuck.tsx';
import { UpdateNotice } from './UpdateNotice.tsx';
import { WithheldData } from './WithheldData.tsx';

/**
 * Messages about what prevents training, and about problems with a link or an edit. They do not cover the page. A run
 * that diverges during training is reported by `Happening`.
 */
export function Messages() {
  const notices = useExperiment((store) => store.notices);
  const status = useRun(({ state }) => state.status);
  const reason = useRun(({ state }) => state.reason);
  const untrained = useRun(({ frame }) => frame === null || frame.step === 0);
  const [dismissed, setDismissed] = useState<string | null>(null);
  return (
    <section aria-label="Messages" className={styles.messages}>
      {reason !== null &&
        (isStuck(status)
          ? (status === 'failed' || untrained) && <Stuck status={status} reason={reason} />
          : reason !== dismissed &&
            // The status line says so.
            !saysEnded(reason) && (
              <p className={styles.message}>
                <span>
                  <b>note</b> <Quoting text={reason} />
                </span>
                <Button look="round" aria-label="Dismiss note" onClick={() => setDismissed(reason)}>
                  <X size={14} aria-hidden="true" />
                </Button>
              </p>
            ))}
      <UpdateNotice />
      <div role="status" aria-label="Notices">
        <WithheldData />
        <ul className={styles.notices}>
          {notices.map((notice) => (
            <li key={notice.message} className={styles.message}>
              <span>
                <Quoting text={noticeText(notice)} />
              </span>
              <Button look="round" aria-label="Dismiss notice" onClick={() => dismiss(notice)}>
                <X size={14} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
