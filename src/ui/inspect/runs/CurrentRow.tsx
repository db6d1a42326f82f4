import { useExperiment } from '../../../store/experiment.ts';
import { outcomeOf } from '../../../store/outcome.ts';
import { canKeep, isEdited, keepRun } from '../../../store/runs.ts';
import { Button } from '../../controls/Button.tsx';
import { useSlowly } from '../../useSlowly.ts';
import { dataName, type NumberColumn } from './columns.ts';
import { CURRENT } from './current.ts';
import { NumberCells } from './NumberCells.tsx';
import styles from './Runs.module.css';

interface CurrentRowProps {
  readonly columns: readonly NumberColumn[];
  /** Whether the name of the metric is shown with its values. */
  readonly named: boolean;
  readonly picked: ReadonlySet<number>;
  readonly onPick: (id: number, wanted: boolean) => void;
}

/** The row of the run on the screen. */
export function CurrentRow({ columns, named, picked, onPick }: CurrentRowProps) {
  const spec = useExperiment((store) => store.spec);
  const now = useSlowly();
  return (
    <tr className={styles.current}>
      <td>
        <label className={styles.tick}>
          <input
            type="checkbox"
            aria-label="Compare the current run"
            checked={picked.has(CURRENT)}
            onChange={({ target }) => onPick(CURRENT, target.checked)}
          />
        </label>
      </td>
      <td>now</td>
      <th scope="row" className={styles.name}>
        Current run
      </th>
      <td className={styles.settings}>as on the page{isEdited() && ' · changed during training'}</td>
      <td>{dataName(spec)}</td>
      <td className={styles.number}>{spec.seed}</td>
      <NumberCells outcome={outcomeOf(now)} columns={columns} named={named} />
      <td className={styles.actions}>
        <div>
          <Button
            look="quiet"
            className={styles.action}
            reason={canKeep(now) ? null : 'This run has not trained yet'}
            onClick={keepRun}
          >
            Keep
          </Button>
        </div>
      </td>
    </tr>
  );
}
