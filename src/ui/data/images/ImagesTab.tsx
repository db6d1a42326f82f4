import { Quoting } from '../../Quoting.tsx';
import tab from '../browse/Tab.module.css';
import { ImageDesk } from './ImageDesk.tsx';
import { ImageSources } from './ImageSources.tsx';
import styles from './ImagesTab.module.css';
import { useImages } from './importing.ts';
import { WorkBar } from './WorkBar.tsx';

/** Imports a person's own images: their files, their classes, and how they are scaled. */
export function ImagesTab() {
  const empty = useImages(({ entries }) => entries.length === 0);
  const work = useImages((store) => store.work);
  const notes = useImages((store) => store.notes);
  return (
    <div className={tab.tab}>
      <ImageSources small={!empty} />
      {work && <WorkBar work={work} />}
      <div role="alert">
        {notes.length > 0 && (
          // biome-ignore lint/a11y/noRedundantRoles: Safari removes the role of a list without bullets
          <ul role="list" className={styles.notes} aria-label="Problems with the files">
            {notes.map((note) => (
              <li key={note}>
                <Quoting text={note} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {!empty && <ImageDesk />}
    </div>
  );
}
