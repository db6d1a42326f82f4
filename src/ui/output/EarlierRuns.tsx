import { ChevronDown } from 'lucide-react';
import { useId, useRef } from 'react';
import { useRuns } from '../../store/runs.ts';
import popover from '../controls/Popover.module.css';
import { EarlierRun } from './EarlierRun.tsx';
import styles from './EarlierRuns.module.css';

/** The runs that the curves are compared with, in a list that opens; nothing while there are none. */
export function EarlierRuns() {
  const ghosts = useRuns((store) => store.ghosts);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  if (ghosts.length === 0) return null;

  return (
    <div className={styles.earlier}>
      <button ref={button} type="button" className={styles.summary} popoverTarget={list}>
        {ghosts.length === 1 ? '1 earlier run' : `${ghosts.length} earlier runs`}
        <ChevronDown size={12} aria-hidden="true" />
      </button>
      <div id={list} popover="auto" className={`${popover.popover} ${styles.list}`}>
        <ul aria-label="Earlier runs">
          {ghosts.map((ghost) => (
            <EarlierRun
              key={ghost.id}
              ghost={ghost}
              // The button that had the focus is gone, and with the last run all of this.
              onDelete={() =>
                (ghosts.length > 1 ? button.current : button.current?.closest<HTMLElement>('[tabindex]'))?.focus()
              }
            />
          ))}
        </ul>
      </div>
    </div>
  );
}
