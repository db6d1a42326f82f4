import type { Choices, ColumnKind, Draft, DraftColumn } from '../../../table/draft.ts';
import { Select } from '../../controls/Select.tsx';
import { counted } from '../../counted.ts';
import { decide } from './importing.ts';
import styles from './PreviewTable.module.css';

interface PreviewTableProps {
  readonly draft: Draft;
  readonly choices: Choices;
}

const KINDS: Readonly<Record<ColumnKind, string>> = {
  number: 'Number',
  category: 'Category',
  ignored: 'Ignore',
};

/** The first rows of the file, with the kind of each column above it. */
export function PreviewTable({ draft: { columns, count }, choices }: PreviewTableProps) {
  const rows = Math.max(...columns.map(({ preview }) => preview.length));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling element has to be focusable
    <section className={styles.scroll} tabIndex={0} aria-label="First rows">
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={classOf(column, choices)}>
                <span translate="no" className={styles.label}>
                  {column.label}
                  {column.unit !== undefined && <small> {column.unit}</small>}
                </span>
                <Select
                  look="pill"
                  label={`Kind of ${column.label}`}
                  value={choices.kinds[column.id] ?? 'ignored'}
                  options={column.kinds.map((kind) => ({ id: kind, label: KINDS[kind] }))}
                  onChoose={(kind) => decide({ kinds: { ...choices.kinds, [column.id]: kind as ColumnKind } })}
                />
                <small className={styles.note}>{noteOn(column, choices)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: only its index identifies a row of a file
            <tr key={row}>
              {columns.map((column) => (
                <td key={column.id} translate="no" className={classOf(column, choices)}>
                  {column.preview[row] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {count > rows && <p className={styles.more}>and {counted(count - rows, 'more row')}</p>}
    </section>
  );
}

/** A short note on a column. */
function noteOn({ id, levels, missing, words, why }: DraftColumn, { kinds, target }: Choices): string {
  const kind = kinds[id];
  if (kind === 'ignored') return why === undefined ? 'ignored' : `ignored: ${why}`;
  const lacking = missing + (kind === 'number' ? words : 0);
  const parts = [
    ...(id === target ? ['target'] : []),
    ...(kind === 'category' && levels ? [counted(levels.length, 'category', 'categories')] : []),
    ...(lacking > 0 ? [`${counted(lacking, 'value')} missing`] : []),
  ];
  return parts.join(', ');
}

function classOf({ id }: DraftColumn, { kinds, target }: Choices): string | undefined {
  if (kinds[id] === 'ignored') return styles.out;
  return id === target ? styles.target : undefined;
}
