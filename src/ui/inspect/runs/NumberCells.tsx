import type { Outcome } from '../../../store/outcome.ts';
import { metricName, TABLE_NUMBERS } from './columns.ts';
import styles from './Runs.module.css';

interface NumberCellsProps {
  readonly outcome: Outcome;
  /** Values of metrics say which one they are of. */
  readonly named: boolean;
}

/** What a run came to. */
export function NumberCells({ outcome, named }: NumberCellsProps) {
  return TABLE_NUMBERS.map(({ id, of, write }) => (
    <td key={id} className={styles.number}>
      {write(outcome)}
      {named && of === 'metric' && outcome.metric && <small>{metricName(outcome.metric)}</small>}
    </td>
  ));
}
