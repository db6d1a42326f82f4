import type { MouseEvent } from 'react';
import { dismissFirstNotes, useFirstNotes } from '../../store/firstNotes.ts';
import { Button } from '../controls/Button.tsx';
import { Control } from '../controls/Control.tsx';
import { ActivationOfAll } from './ActivationOfAll.tsx';
import { FaceChoice } from './FaceChoice.tsx';
import { NetworkLegend } from './NetworkLegend.tsx';
import styles from './NetworkTools.module.css';

function dismiss({ detail, currentTarget }: MouseEvent<HTMLElement>) {
  dismissFirstNotes();
  // Keyboard focus moves to the legend, which contains the same information.
  if (detail === 0) currentTarget.parentElement?.querySelector('button')?.focus();
}

/** The row below the picture of the network: its legend, and the settings of all layers. */
export function NetworkTools() {
  const noted = useFirstNotes();
  return (
    <div className={styles.tools}>
      <NetworkLegend />
      <FaceChoice />
      <Control of="net">
        <Control of="net.activation">
          <ActivationOfAll />
        </Control>
      </Control>
      {noted && (
        <Button className={styles.gotIt} title="Hide the notes on the picture" onClick={dismiss}>
          Got it
        </Button>
      )}
    </div>
  );
}
