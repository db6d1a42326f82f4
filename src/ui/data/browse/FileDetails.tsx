import type { FileDataset } from '../../../catalog/datasets/definition.ts';
import type { Prose } from '../../../catalog/prose.ts';
import type { Column } from '../../../table/table.ts';
import { ReferenceLink } from '../../inspect/ReferenceLink.tsx';
import { ProseOf } from '../../prose/ProseOf.tsx';
import styles from './FileDetails.module.css';

interface FileDetailsProps {
  readonly id: string;
  readonly dataset: FileDataset;
}

/** The rows, columns, authors and licence of real data. */
export function FileDetails({ id, dataset }: FileDetailsProps) {
  return (
    <details className={styles.details}>
      <summary>
        <span>
          About <span className="visually-hidden">{dataset.label}</span>
          <span aria-hidden="true">the data</span>
        </span>
      </summary>
      <ProseOf section="datasets" id={id} label={dataset.label}>
        {(prose) => <Details dataset={dataset} prose={prose} />}
      </ProseOf>
    </details>
  );
}

interface DetailsProps {
  readonly dataset: FileDataset;
  readonly prose: Prose;
}

function Details({ dataset, prose }: DetailsProps) {
  const { rows, makers, licence, source, columns, predicts, ignored = [] } = dataset;
  return (
    <>
      <p>{prose.text}</p>
      <dl>
        <dt>A row</dt>
        <dd>{rows}</dd>
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
          <ReferenceLink reference={prose.reference} />
        </dd>
      </dl>
    </>
  );
}

/** "in cm", "one of setosa, versicolor and virginica", "of 28 × 28 pixels", "of 12 steps". */
function kindOf({ levels, unit, missing, image, sequence }: Column): string {
  if (image) return `of ${image.width} × ${image.height} pixels`;
  if (sequence) return `of ${sequence.steps} steps`;
  const kind = levels === null ? (unit === undefined ? 'a number' : `in ${unit}`) : `one of ${levels.join(', ')}`;
  return missing ? `${kind}; some are missing` : kind;
}
