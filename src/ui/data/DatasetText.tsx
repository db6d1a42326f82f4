import type { DatasetDef } from '../../catalog/datasets/definition.ts';
import { ReferenceLink } from '../inspect/ReferenceLink.tsx';
import styles from './DatasetText.module.css';

interface DatasetTextProps {
  readonly dataset: DatasetDef;
}

/** What a dataset is and where it comes from. */
export function DatasetText({ dataset }: DatasetTextProps) {
  const { label, text, target, reference } = dataset;
  return (
    <details className={styles.about}>
      <summary>About {label}</summary>
      <p>To learn: {target}.</p>
      <p>{text}</p>
      <p>
        {dataset.kind === 'generated' ? 'Drawn from the seed. ' : `Licence: ${dataset.licence}. `}
        <ReferenceLink reference={reference} />
      </p>
    </details>
  );
}
