import { useMemo } from 'react';
import { dataOf, type ExperimentSpec } from '../../spec/index.ts';
import { MAX_LINK } from '../../table/link-lengths.ts';
import { packedLength } from '../../table/pack.ts';
import type { OwnTable } from '../../table/table.ts';
import { counted } from '../counted.ts';
import styles from './DatasetText.module.css';

interface OwnTableTextProps {
  readonly spec: ExperimentSpec;
  readonly table: OwnTable;
}

/** What a table of one's own holds, and whether whoever gets the link gets it, too. */
export function OwnTableText({ spec, table }: OwnTableTextProps) {
  const travels = useMemo(() => packedLength(table) <= MAX_LINK, [table]);
  const { target, features } = dataOf(spec);
  return (
    <details className={styles.about}>
      <summary>
        About <span translate="no">{table.name}</span>
      </summary>
      <p>
        To learn: {target.label}, from {counted(features.length, 'column')}. {counted(table.count, 'row')}.
      </p>
      <p>
        {travels
          ? 'It travels in the link: whoever gets that has the same table.'
          : 'It is too large for a link, and kept in this browser only: whoever gets the link needs the file, too.'}
      </p>
    </details>
  );
}
