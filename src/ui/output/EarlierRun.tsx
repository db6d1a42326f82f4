import { X } from 'lucide-react';
import { useState } from 'react';
import { ghostDashes } from '../../plots/ghost-dashes.ts';
import { differences } from '../../spec/differences.ts';
import { print } from '../../spec/index.ts';
import { load, useExperiment } from '../../store/experiment.ts';
import { comparable, deleteGhost, type Ghost, ghostName, renameGhost, showGhost } from '../../store/runs.ts';
import { useCommit } from '../controls/useCommit.ts';
import styles from './EarlierRuns.module.css';

interface EarlierRunProps {
  readonly ghost: Ghost;
  /** After it is gone. */
  readonly onDelete: () => void;
}

/** One earlier run: its mark in the picture, its name, and what it had otherwise. */
export function EarlierRun({ ghost, onDelete }: EarlierRunProps) {
  const spec = useExperiment((store) => store.spec);
  const [draft, setDraft] = useState<string | null>(null);
  const name = useCommit((text) => {
    renameGhost(ghost.id, text);
    setDraft(null);
  });
  const { id, number } = ghost;
  const other = differences(spec, ghost.spec).join(', ') || 'the same settings';
  const notes = [
    ghost.name && other,
    ghost.edited && 'changed on the way',
    ghost.spec.data.id !== spec.data.id
      ? 'on other data, so not drawn'
      : !comparable(ghost.spec, spec) && 'another loss: only the metric is drawn',
  ].filter(Boolean);

  return (
    <li className={styles.run}>
      <label className={styles.mark} title={ghost.shown ? 'Hide its curve' : 'Show its curve'}>
        <input
          type="checkbox"
          aria-label={`Show earlier run ${number}`}
          checked={ghost.shown}
          onChange={({ target }) => showGhost(id, target.checked)}
        />
        <svg width="26" height="8" aria-hidden="true">
          <line x2="26" y1="4" y2="4" strokeDasharray={ghostDashes(number).join(' ')} />
        </svg>
        {number}
      </label>
      <input
        ref={name}
        type="text"
        className={styles.name}
        aria-label={`Name of earlier run ${number}`}
        placeholder={ghostName({ ...ghost, name: '' }, spec)}
        title={ghostName(ghost, spec)}
        maxLength={60}
        value={draft ?? ghost.name}
        onChange={({ target }) => setDraft(target.value)}
        onBlur={() => setDraft(null)}
      />
      <button
        type="button"
        className={styles.button}
        aria-label={`Open earlier run ${number}`}
        title="Load its experiment again"
        onClick={() => load(print(ghost.spec))}
      >
        Open
      </button>
      <button
        type="button"
        className={styles.button}
        aria-label={`Delete earlier run ${number}`}
        title="Delete"
        onClick={() => {
          onDelete();
          deleteGhost(id);
        }}
      >
        <X size={13} aria-hidden="true" />
      </button>
      {notes.length > 0 && <p className={styles.notes}>{notes.join(' · ')}</p>}
    </li>
  );
}
