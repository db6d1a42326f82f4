import { X } from 'lucide-react';
import { print } from '../../../experiment/index.ts';
import { load, useExperiment } from '../../../store/experiment.ts';
import { deleteRun, type KeptRun } from '../../../store/runs.ts';
import { compareWith } from '../../compareWith.ts';
import { Button } from '../../controls/Button.tsx';
import { RunMark } from '../../RunMark.tsx';
import { RunName } from '../../RunName.tsx';
import { dataName, type NumberColumn, settingsOf, titleOf } from './columns.ts';
import { NumberCells } from './NumberCells.tsx';
import styles from './Runs.module.css';

interface KeptRowProps {
  readonly kept: KeptRun;
  readonly columns: readonly NumberColumn[];
  /** Whether the name of the metric is shown with its values. */
  readonly named: boolean;
  readonly picked: boolean;
  readonly onPick: (wanted: boolean) => void;
  /** Called before the run is deleted. */
  readonly onDelete: () => void;
}

/** The row of an earlier run. */
export function KeptRow({ kept, columns, named, picked, onPick, onDelete }: KeptRowProps) {
  const spec = useExperiment((store) => store.spec);
  const settings = settingsOf(kept, spec);
  const { id, number } = kept;
  return (
    <tr>
      <td>
        <label className={styles.tick}>
          <input
            type="checkbox"
            aria-label={`Compare earlier run ${number}`}
            checked={picked}
            onChange={({ target }) => onPick(target.checked)}
          />
        </label>
      </td>
      <td>
        <RunMark kept={kept} />
      </td>
      <th scope="row" className={styles.name} title={`Kept ${new Date(kept.keptAt).toLocaleString()}`}>
        <RunName kept={kept} unnamed={titleOf({ ...kept, name: '' })} />
      </th>
      <td className={styles.settings} title={settings}>
        <span>{settings}</span>
      </td>
      <td>{dataName(kept.spec)}</td>
      <td className={styles.number}>{kept.spec.seed}</td>
      <NumberCells outcome={kept.outcome} columns={columns} named={named} />
      <td className={styles.actions}>
        <div>
          <Button
            look="quiet"
            className={styles.action}
            aria-label={`Open earlier run ${number}`}
            title="Load the experiment of this run"
            onClick={() => load(print(kept.spec))}
          >
            Open
          </Button>
          <Button
            look="quiet"
            className={styles.action}
            aria-label={`Side by side with earlier run ${number}`}
            title="Put its experiment beside this one and train both"
            onClick={() => void compareWith(print(kept.spec))}
          >
            Side by side
          </Button>
          <Button
            look="quiet"
            className={styles.action}
            aria-label={`Delete earlier run ${number}`}
            title="Delete"
            onClick={() => {
              onDelete();
              deleteRun(id);
            }}
          >
            <X size={14} aria-hidden="true" />
          </Button>
        </div>
      </td>
    </tr>
  );
}
