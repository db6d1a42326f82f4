import { entryOf } from '../../experiment/index.ts';
import { ReferenceLink } from '../inspect/ReferenceLink.tsx';
import { ProseOf } from '../prose/ProseOf.tsx';
import styles from './DatasetText.module.css';

/** The target, text and origin of a dataset. */
export function DatasetText({ id }: { readonly id: string }) {
  const dataset = entryOf('datasets', id);
  const { label, target } = dataset;
  return (
    <details className={styles.about}>
      <summary>About {label}</summary>
      <p>Target: {target}.</p>
      <ProseOf section="datasets" id={id} label={label}>
        {({ text, reference }) => (
          <>
            <p>{text}</p>
            <p>
              {dataset.kind === 'file' ? `Licence: ${dataset.licence}. ` : 'Drawn from the seed. '}
              <ReferenceLink reference={reference} />
            </p>
          </>
        )}
      </ProseOf>
    </details>
  );
}
