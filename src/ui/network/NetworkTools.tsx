import type { MouseEvent } from 'react';
import { dismissFirstNotes, useFirstNotes } from '../../store/firstNotes.ts';
import { Button } from '../controls/Button.tsx';
import { ActivationOfAll } from './ActivationOfAll.tsx';
import { NetworkLegend } from './NetworkLegend.tsx';
import styles from './NetworkTools.module.css';

function dismiss({ detail, currentTarget }: MouseEvent<HTMLElement>) {
  dismissFirstNotes();
  // The keyboard goes on at the legend, which says the same.
  if (detail === 0) currentTarget.parentElement?.querySelector('button')?.focus();
}

/** What is below the picture of the network: its legend, and what concerns all layers. */
export function NetworkTools() {
  const noted = useFirstNotes();
  return (
    <div className={styles.tools}>
      <NetworkLegend />
      <ActivationOfAll />
      {noted && (
        <Button className={styles.gotIt} title="Put the notes on the picture away" onClick={dismiss}>
          Got it
        </Button>
      )}
    </div>
  );
}
