import type { Outcome } from '../../../store/outcome.ts';
import { shortName, TABLE_NUMBERS } from './columns.ts';
import styles from './Runs.module.css';

interface NumberCellsProps {
  readonly outcome: Outcome;
  /** Whether the name of the metric is shown with its values. */
  readonly named: boolean;
}

/** The cells with the results of a run. */
export function NumberCells({ outcome, named }: NumberCellsProps) {
  return TABLE_NUMBERS.map(({ id, of, write }) => (
    <td key={id} className={styles.number}>
      {write(outcome)}
      {named && of === 'metric' && outcome.metric && <small>{shortName(of, outcome.metric)}</small>}
    </td>
  ));
}
