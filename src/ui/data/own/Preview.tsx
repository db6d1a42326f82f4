import { useDeferredValue, useMemo } from 'react';
import { countIncomplete } from '../../../table/incomplete.ts';
import { LIMITS } from '../../../table/limits.ts';
import { asTable } from '../../../table/own.ts';
import { isProblem } from '../../../table/problem.ts';
import { Select } from '../../controls/Select.tsx';
import { counted } from '../../counted.ts';
import { Gaps } from './Gaps.tsx';
import { decide, endImport, type ImportedDraft } from './importing.ts';
import styles from './OwnTab.module.css';
import { PreviewTable } from './PreviewTable.tsx';
import { ReadingControls } from './ReadingControls.tsx';
import { Remarks } from './Remarks.tsx';
import { Verdict } from './Verdict.tsx';

interface PreviewProps {
  readonly draft: ImportedDraft;
}

/** What was read, what a person makes of it, and what that comes to. */
export function Preview({ draft: { of: draft, choices, fill } }: PreviewProps) {
  const { columns, count } = draft;
  // Large tables are made when the hand rests.
  const decided = useDeferredValue(choices);
  const table = useMemo(() => asTable(draft, decided), [draft, decided]);
  const named = choices.name.trim() === '' ? { message: 'Give it a name.' } : table;
  const gaps = useMemo(() => (isProblem(table) ? null : countIncomplete(table)), [table]);
  // Where too few rows would be left, nothing could be learned.
  const filled = fill ?? (gaps !== null && count - gaps.withoutTarget - gaps.withGaps < LIMITS.fewestRows);
  const taken = columns.filter(({ id }) => choices.kinds[id] !== 'left out');
  return (
    <section className={styles.preview} aria-label="What was read">
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
              disabled: choices.kinds[id] === 'left out',
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
      {!isProblem(table) && gaps && <Gaps table={table} gaps={gaps} fill={filled} />}
      <Verdict
        table={named}
        fill={filled}
        remarks={draft.warnings.length + draft.gapCodes.length}
        onDiscard={endImport}
        onUsed={endImport}
      />
    </section>
  );
}
