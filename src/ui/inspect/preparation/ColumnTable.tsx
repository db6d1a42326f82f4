import { useState } from 'react';
import { dataOf } from '../../../experiment/index.ts';
import type { PreparationView } from '../../../runtime/protocol.ts';
import { useExperiment } from '../../../store/experiment.ts';
import { Button } from '../../controls/Button.tsx';
import { ColumnRow } from './ColumnRow.tsx';
import styles from './Preparation.module.css';

/** The number of rows that a person can see at a glance. */
const FEW = 12;

/** All columns of the data with their role, kind, and values before and after the preparation. */
export function ColumnTable({ view }: { readonly view: PreparationView | null }) {
  const spec = useExperiment((store) => store.spec);
  const [all, setAll] = useState(false);
  const shape = dataOf(spec);
  const { columns, target } = shape;
  const whole = columns.some(({ id }) => id === target.id) ? columns : [...columns, target];
  // The target is always shown.
  const shown = all ? whole : whole.filter(({ id }, index) => index < FEW || id === target.id);
  const views = new Map(view?.columns.map((column) => [column.id, column]));
  return (
    <>
      <section className={styles.columns} aria-label="Columns">
        <table>
          <thead>
            <tr>
              <th scope="col">Column</th>
              <th scope="col">Role</th>
              <th scope="col" className={styles.kind}>
                Kind
              </th>
              <th scope="col" className={styles.number}>
                Missing
              </th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
              <th scope="col">Changes</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((column) => (
              <ColumnRow
                key={column.id}
                column={column}
                spec={spec}
                shape={shape}
                view={views.get(column.id) ?? null}
              />
            ))}
          </tbody>
        </table>
      </section>
      {whole.length > shown.length && (
        <Button className={styles.all} onClick={() => setAll(true)}>
          Show all {whole.length} columns
        </Button>
      )}
    </>
  );
}
