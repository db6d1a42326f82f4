import { ChevronDown } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { hasCurves, useRuns } from '../../store/runs.ts';
import popover from '../controls/Popover.module.css';
import { openTab } from '../inspect/openTab.ts';
import { EarlierRun } from './EarlierRun.tsx';
import styles from './EarlierRuns.module.css';

/** The earlier runs in the plot, in a list that opens. */
export function EarlierRuns() {
  const kept = useRuns((store) => store.kept).filter(hasCurves);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  // A closed list compares no settings, which every edit changes.
  const [isOpen, setOpen] = useState(false);

  return (
    <div className={styles.earlier}>
      <button ref={button} type="button" className={styles.summary} popoverTarget={list}>
        {kept.length === 1 ? '1 earlier run' : `${kept.length} earlier runs`}
        <ChevronDown size={12} aria-hidden="true" />
      </button>
      <div
        id={list}
        popover="auto"
        className={`${popover.popover} ${styles.list}`}
        onBeforeToggle={({ newState }) => newState === 'open' && setOpen(true)}
        // Not before the browser has given the focus back to the button.
        onToggle={({ newState }) => newState === 'closed' && setOpen(false)}
      >
        {isOpen && (
          <ul aria-label="Earlier runs">
            {kept.map((one) => (
              <EarlierRun
                key={one.id}
                kept={one}
                // The focused button is gone, and after the last run the whole list.
                onDelete={() =>
                  (kept.length > 1 ? button.current : button.current?.closest<HTMLElement>('[tabindex]'))?.focus()
                }
              />
            ))}
          </ul>
        )}
        <button
          type="button"
          className={`${styles.button} ${styles.all}`}
          popoverTarget={list}
          popoverTargetAction="hide"
          onClick={() => openTab('runs')}
        >
          Show as a table
        </button>
      </div>
    </div>
  );
}
