import type { DatasetDef } from '../../catalog/datasets/definition.ts';
import type { EnvironmentDef } from '../../catalog/environments/definition.ts';
import { entryOf, folderOf } from '../../experiment/index.ts';
import { NotesAbout } from '../inspect/notes/NotesAbout.tsx';
import { ReferenceLink } from '../inspect/ReferenceLink.tsx';
import { ProseOf } from '../prose/ProseOf.tsx';
import styles from './DatasetText.module.css';

/** The target, text and origin of a dataset, or what an agent does in a world. */
export function DatasetText({ id }: { readonly id: string }) {
  const entry = entryOf('datasets', id);
  const { label } = entry;
  const folder = folderOf('datasets', id);
  return (
    <details className={styles.about} data-part="about">
      <summary>About {label}</summary>
      <p>{entry.kind === 'environment' ? entry.explain : `Target: ${entry.target}.`}</p>
      <ProseOf section={folder} id={id} label={label}>
        {({ text, reference }) => (
          <>
            <p>{text}</p>
            <p>
              {originOf(entry)}
              <ReferenceLink reference={reference} />
            </p>
            <NotesAbout section={folder} id={id} />
          </>
        )}
      </ProseOf>
    </details>
  );
}

function originOf(entry: DatasetDef | EnvironmentDef): string {
  if (entry.kind === 'environment') return '';
  return entry.kind === 'file' ? `Licence: ${entry.licence}. ` : 'Drawn from the seed. ';
}
