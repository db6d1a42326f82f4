import type { FileDataset } from '../../../catalog/datasets/definition.ts';
import type { Column } from '../../../table/table.ts';
import { ReferenceLink } from '../../inspect/ReferenceLink.tsx';
import styles from './FileDetails.module.css';

interface FileDetailsProps {
  readonly dataset: FileDataset;
}

/** The rows, columns, authors and licence of real data. */
export function FileDetails({ dataset }: FileDetailsProps) {
  const { label, text, rows, makers, licence, source, columns, predicts, ignored = [], image, reference } = dataset;
  return (
    <details className={styles.details}>
      <summary>
        <span>
          About <span className="visually-hidden">{label}</span>
          <span aria-hidden="true">the data</span>
        </span>
      </summary>
      <p>{text}</p>
      <dl>
        <dt>A row</dt>
        <dd>{rows}</dd>
        {image === undefined && (
          <>
            <dt>Columns</dt>
            <dd>
              <ul>
                {columns.map((column) => (
                  <li key={column.id}>
                    <b>{column.label}</b> {kindOf(column)}
                    {column.id === predicts ? ', target' : ignored.includes(column.id) ? ', ignored' : ''}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
        <dt>Made by</dt>
        <dd>{makers}</dd>
        <dt>Licence</dt>
        <dd>{licence}</dd>
        <dt>Source</dt>
        <dd>
          <a href={source} target="_blank" rel="noreferrer">
            {source.replace(/^https?:\/\//, '')}
          </a>
        </dd>
        <dt>See also</dt>
        <dd>
          <ReferenceLink reference={reference} />
        </dd>
      </dl>
    </details>
  );
}

/** "in cm", "one of setosa, versicolor and virginica". */
function kindOf({ levels, unit, missing }: Column): string {
  const kind = levels === null ? (unit === undefined ? 'a number' : `in ${unit}`) : `one of ${levels.join(', ')}`;
  return missing ? `${kind}; some are missing` : kind;
}
