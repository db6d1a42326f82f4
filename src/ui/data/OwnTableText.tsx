import { useMemo } from 'react';
import { dataOf, type ExperimentSpec } from '../../experiment/index.ts';
import { MAX_LINK } from '../../table/link-lengths.ts';
import { packedLength } from '../../table/pack.ts';
import { isText } from '../../table/sequences.ts';
import type { OwnTable } from '../../table/table.ts';
import { counted } from '../counted.ts';
import styles from './DatasetText.module.css';
import { pixelSize } from './pixelSize.ts';

interface OwnTableTextProps {
  readonly spec: ExperimentSpec;
  readonly table: OwnTable;
}

/** The size and target of a person's own table, and whether the link contains it. */
export function OwnTableText({ spec, table }: OwnTableTextProps) {
  const travels = useMemo(() => packedLength(table) <= MAX_LINK, [table]);
  const { target, features, image, series } = dataOf(spec);
  const [what, is] = image ? ['images', 'are'] : [isText(table) ? 'text' : 'table', 'is'];
  const inputs = image ? `images of ${pixelSize(image)}` : counted(features.length, 'column');
  return (
    <details className={styles.about}>
      <summary>
        <span>
          About <span translate="no">{table.name}</span>
        </span>
      </summary>
      <p>
        {isText(table) ? (
          `Predicts the next of ${counted(table.count, 'token')} from those before it. ${target.levels?.length} are different.`
        ) : (
          <>
            Predicts <span translate="no">{target.label}</span> from {series && 'earlier rows of '}
            {inputs}. {counted(table.count, image ? 'image' : 'row')}.
          </>
        )}
      </p>
      <p>
        {travels
          ? 'The link contains the table: anyone who opens the link gets the same data.'
          : `The ${what} ${is} too large for a link and ${is} kept only in this browser: anyone who opens the link also needs the ${image ? 'images' : 'file'}.`}
      </p>
    </details>
  );
}
