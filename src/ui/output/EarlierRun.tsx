import { X } from 'lucide-react';
import { differences, print, sameData } from '../../experiment/index.ts';
import { load, useExperiment } from '../../store/experiment.ts';
import { comparable, deleteRun, type KeptRun } from '../../store/runs.ts';
import { compareWith } from '../compareWith.ts';
import { RunMark } from '../RunMark.tsx';
import { RunName } from '../RunName.tsx';
import styles from './EarlierRuns.module.css';

interface EarlierRunProps {
  readonly kept: KeptRun;
  /** Called after the deletion. */
  readonly onDelete: () => void;
}

/** One earlier run: its mark in the picture, its name, and its different settings. */
export function EarlierRun({ kept, onDelete }: EarlierRunProps) {
  const spec = useExperiment((store) => store.spec);
  const { id, number } = kept;
  const other = differences(spec, kept.spec).join(', ') || 'the same settings';
  const notes = [
    kept.name && other,
    kept.edited && 'changed during the run',
    sameData(kept.spec, spec)
      ? !comparable(kept.spec, spec) && 'different loss: only the metric is drawn'
      : 'different data, so not drawn',
  ].filter(Boolean);

  return (
    <li className={styles.run}>
      <RunMark kept={kept} />
      <RunName kept={kept} unnamed={other} />
      <button
        type="button"
        className={styles.button}
        aria-label={`Open earlier run ${number}`}
        title="Load its experiment"
        onClick={() => load(print(kept.spec))}
      >
        Open
      </button>
      <button
        type="button"
        className={styles.button}
        aria-label={`Compare with earlier run ${number}`}
        title="Put its experiment beside this one and train both"
        onClick={() => void compareWith(print(kept.spec))}
      >
        Compare
      </button>
      <button
        type="button"
        className={styles.button}
        aria-label={`Delete earlier run ${number}`}
        title="Delete"
        onClick={() => {
          onDelete();
          deleteRun(id);
        }}
      >
        <X size={13} aria-hidden="true" />
      </button>
      {notes.length > 0 && <p className={styles.notes}>{notes.join(' · ')}</p>}
    </li>
  );
}
