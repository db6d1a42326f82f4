import type { Outcome } from '../../../store/outcome.ts';
import { type NumberColumn, shortName } from './columns.ts';
import styles from './Runs.module.css';

interface NumberCellsProps {
  readonly outcome: Outcome;
  readonly columns: readonly NumberColumn[];
  /** Whether the name of the metric is shown with its values. */
  readonly named: boolean;
}

/** The cells with the results of a run. */
export function NumberCells({ outcome, columns, named }: NumberCellsProps) {
  return columns.map(({ id, of, write }) => (
    <td key={id} className={styles.number}>
      {write(outcome)}
      {named && of === 'metric' && outcome.metric && <small>{shortName(of, outcome.metric)}</small>}
    </td>
  ));
}
