import type { DatasetDef } from '../../catalog/datasets/definition.ts';
import { ReferenceLink } from '../inspect/ReferenceLink.tsx';
import styles from './DatasetText.module.css';

interface DatasetTextProps {
  readonly dataset: DatasetDef;
}

/** The description, target and origin of a dataset. */
export function DatasetText({ dataset }: DatasetTextProps) {
  const { label, text, target, reference } = dataset;
  return (
    <details className={styles.about}>
      <summary>About {label}</summary>
      <p>Target: {target}.</p>
      <p>{text}</p>
      <p>
        {dataset.kind === 'generated' ? 'Drawn from the seed. ' : `Licence: ${dataset.licence}. `}
        <ReferenceLink reference={reference} />
      </p>
    </details>
  );
}
