import { catalog } from '../../../catalog/index.ts';
import { headOf } from '../../../notes/index.ts';
import { Button } from '../../controls/Button.tsx';
import styles from './Notes.module.css';
import { goToNote } from './openNote.ts';
import { nounOf } from './words.ts';

/** Buttons that open notes and catalog entries. @param ids ids of notes, and `section/id` of entries */
export function RelatedButtons({ ids }: { readonly ids: readonly string[] }) {
  return (
    <ul className={styles.related}>
      {ids.map((id) => {
        const title = titleOf(id);
        const noun = id.includes('/') ? nounOf(id) : null;
        return (
          <li key={id}>
            <Button className={styles.relatedButton} onClick={() => goToNote(id)}>
              {title}
              {noun !== null && <small>{noun}</small>}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

function titleOf(id: string): string {
  const [section = '', entry = ''] = id.split('/');
  const entries: Readonly<Record<string, { readonly label: string }>> | undefined =
    catalog[section as keyof typeof catalog];
  return headOf(id)?.title ?? entries?.[entry]?.label ?? id;
}
