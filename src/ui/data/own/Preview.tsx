import { useDeferredValue, useMemo } from 'react';
import type { Choices, Draft } from '../../../table/draft.ts';
import { LIMITS } from '../../../table/limits.ts';
import { asTable } from '../../../table/own.ts';
import { Select } from '../../controls/Select.tsx';
import { counted } from '../../counted.ts';
import { decide, endImport } from './importing.ts';
import styles from './OwnTab.module.css';
import { PreviewTable } from './PreviewTable.tsx';
import { Verdict } from './Verdict.tsx';

interface PreviewProps {
  readonly draft: Draft;
  readonly choices: Choices;
}

/** What was read, what a person makes of it, and what that comes to. */
export function Preview({ draft, choices }: PreviewProps) {
  const { columns, count, warnings } = draft;
  // Large tables are made when the hand rests.
  const decided = useDeferredValue(choices);
  const table = useMemo(() => asTable(draft, decided), [draft, decided]);
  const named = choices.name.trim() === '' ? { message: 'Give it a name.' } : table;
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
            options={columns.map(({ id, label }) => ({ id, label, disabled: choices.kinds[id] === 'left out' }))}
            onChoose={(target) => decide({ target })}
          />
        </span>
        <span className={styles.size}>
          {counted(count, 'row')} · {taken.length} of {counted(columns.length, 'column')}
        </span>
      </div>
      <PreviewTable draft={draft} choices={choices} />
      {warnings.length > 0 && (
        <details className={styles.warnings} open={warnings.length <= MOST_OPEN}>
          <summary>{counted(warnings.length, 'remark')}</summary>
          <ul>
            {warnings.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </details>
      )}
      <Verdict table={named} onDiscard={endImport} onUsed={endImport} />
    </section>
  );
}

/** More of them would push away what they are about. */
const MOST_OPEN = 3;
