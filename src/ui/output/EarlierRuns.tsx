import { ChevronDown } from 'lucide-react';
import { useId, useRef } from 'react';
import { hasCurves, useRuns } from '../../store/runs.ts';
import popover from '../controls/Popover.module.css';
import { usePopover } from '../controls/usePopover.ts';
import { openTab } from '../inspect/openTab.ts';
import { EarlierRun } from './EarlierRun.tsx';
import styles from './EarlierRuns.module.css';

/** The earlier runs in the plot, in a list that opens. */
export function EarlierRuns() {
  const kept = useRuns((store) => store.kept).filter(hasCurves);
  const button = useRef<HTMLButtonElement>(null);
  const list = useId();
  // A closed list does not compare settings, which every edit changes.
  const [isOpen, listeners] = usePopover();

  return (
    <div className={styles.earlier}>
      <button ref={button} type="button" className={styles.summary} popoverTarget={list}>
        {kept.length === 1 ? '1 earlier run' : `${kept.length} earlier runs`}
        <ChevronDown size={12} aria-hidden="true" />
      </button>
      <div id={list} popover="auto" className={`${popover.popover} ${styles.list}`} {...listeners}>
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
