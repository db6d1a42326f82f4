import { Redo2, Undo2 } from 'lucide-react';
import { redo, undo, useTimeline } from '../../store/experiment.ts';
import { NOTHING_TO_REDO, NOTHING_TO_UNDO } from '../actions.ts';
import { Button } from '../controls/Button.tsx';
import { SHORTCUTS } from '../shortcuts.ts';
import styles from './UndoButtons.module.css';

/** Undoes and redoes edits of the experiment. */
export function UndoButtons() {
  const { canUndo, canRedo } = useTimeline();
  return (
    <fieldset className={styles.pair} aria-label="Edits">
      <Button
        look="round"
        aria-label="Undo"
        title={`${SHORTCUTS.undo.meaning} (${SHORTCUTS.undo.shown})`}
        reason={canUndo ? null : NOTHING_TO_UNDO}
        onClick={undo}
      >
        <Undo2 size={15} aria-hidden="true" />
      </Button>
      <Button
        look="round"
        aria-label="Redo"
        title={`${SHORTCUTS.redo.meaning} (${SHORTCUTS.redo.shown})`}
        reason={canRedo ? null : NOTHING_TO_REDO}
        onClick={redo}
      >
        <Redo2 size={15} aria-hidden="true" />
      </Button>
    </fieldset>
  );
}
