import { useDeferredValue, useMemo } from 'react';
import { asTable } from '../../../table/as-table.ts';
import { countIncomplete } from '../../../table/incomplete.ts';
import { LIMITS } from '../../../table/limits.ts';
import { isProblem } from '../../../table/problem.ts';
import { Select } from '../../controls/Select.tsx';
import { counted } from '../../counted.ts';
import { decide, endImport, type ImportedDraft } from './importing.ts';
import { MissingValues } from './MissingValues.tsx';
import styles from './OwnTab.module.css';
import { PreviewTable } from './PreviewTable.tsx';
import { ReadingControls } from './ReadingControls.tsx';
import { Remarks } from './Remarks.tsx';
import { Verdict } from './Verdict.tsx';

interface PreviewProps {
  readonly draft: ImportedDraft;
}

/** The table that was read, the choices for it, and the result. */
export function Preview({ draft: { of: draft, choices, fill } }: PreviewProps) {
  const { columns, count } = draft;
  // Building a large table must not delay typing.
  const decided = useDeferredValue(choices);
  const table = useMemo(() => asTable(draft, decided), [draft, decided]);
  const named = choices.name.trim() === '' ? { message: 'Enter a name.' } : table;
  const incomplete = useMemo(() => (isProblem(table) ? null : countIncomplete(table)), [table]);
  // Fills missing values by default if too few complete rows would be left for training.
  const complete = incomplete && count - incomplete.withoutTarget - incomplete.withoutFeature;
  const filled = fill ?? (complete !== null && complete < LIMITS.fewestRows);
  const taken = columns.filter(({ id }) => choices.kinds[id] !== 'ignored');
  return (
    <section className={styles.preview} aria-label="Preview">
      <div className={styles.fields}>
        <label className={styles.field}>
          <span>Name</span>
          <input
            type="text"
            maxLength={LIMITS.label}
            value={choices.name}
            onChange={({ target }) => decide({ name: target.value })}
          />
        </label>
        <span className={styles.field}>
          <span aria-hidden="true">Predict</span>
          <Select
            look="pill"
            label="Column to predict"
            value={choices.target}
            options={columns.map(({ id, label }) => ({
              id,
              label,
              isName: true,
              disabled: choices.kinds[id] === 'ignored',
            }))}
            onChoose={(target) => decide({ target })}
          />
        </span>
        <span className={styles.size} role="status">
          {counted(count, 'row')} · {taken.length} of {counted(columns.length, 'column')}
        </span>
      </div>
      <ReadingControls draft={draft} />
      <Remarks draft={draft} />
      <PreviewTable draft={draft} choices={choices} />
      {!isProblem(table) && incomplete && <MissingValues table={table} incomplete={incomplete} fill={filled} />}
      <Verdict
        table={named}
        fill={filled}
        remarks={draft.warnings.length + draft.missingCodes.length}
        onDiscard={endImport}
        onUsed={endImport}
      />
    </section>
  );
}
