import { ChevronRight } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useRuns } from '../../store/runs.ts';
import { EarlierRun } from './EarlierRun.tsx';
import styles from './EarlierRuns.module.css';

/** The runs that the curves are compared with, in a list that opens; nothing while there are none. */
export function EarlierRuns() {
  const ghosts = useRuns((store) => store.ghosts);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  if (ghosts.length === 0) return null;

  function close() {
    setOpen(false);
    button.current?.focus();
  }

  return (
    <div className={styles.earlier}>
      <button
        ref={button}
        type="button"
        className={styles.summary}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight className={styles.chevron} size={13} aria-hidden="true" />
        {ghosts.length === 1 ? '1 earlier run' : `${ghosts.length} earlier runs`}
      </button>
      <ul
        id={list}
        className={styles.list}
        aria-label="Earlier runs"
        hidden={!open}
        onKeyDown={({ key }) => key === 'Escape' && close()}
      >
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
  );
}
