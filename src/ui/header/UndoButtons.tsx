import { Redo2, Undo2 } from 'lucide-react';
import { redo, undo, useTimeline } from '../../store/experiment.ts';
import { whyNoRedo, whyNoUndo } from '../actions.ts';
import { Button } from '../controls/Button.tsx';
import { SHORTCUTS } from '../shortcuts.ts';
import styles from './UndoButtons.module.css';

/** Undoes and redoes edits of the experiment. */
export function UndoButtons() {
  const timeline = useTimeline();
  return (
    <fieldset className={styles.pair} aria-label="Edits">
      <Button
        look="round"
        aria-label="Undo"
        title={`${SHORTCUTS.undo.meaning} (${SHORTCUTS.undo.shown})`}
        reason={whyNoUndo(timeline)}
        onClick={undo}
      >
        <Undo2 size={15} aria-hidden="true" />
      </Button>
      <Button
        look="round"
        aria-label="Redo"
        title={`${SHORTCUTS.redo.meaning} (${SHORTCUTS.redo.shown})`}
        reason={whyNoRedo(timeline)}
        onClick={redo}
      >
        <Redo2 size={15} aria-hidden="true" />
      </Button>
    </fieldset>
  );
}
