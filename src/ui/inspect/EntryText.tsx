import type { Effect } from '../../catalog/entry.ts';
import { entryOf, folderOf, type Section } from '../../experiment/index.ts';
import { ProseOf } from '../prose/ProseOf.tsx';
import { EffectNote } from './EffectNote.tsx';
import { EntryOrigin } from './EntryOrigin.tsx';
import styles from './EntryText.module.css';
import { NotesAbout } from './notes/NotesAbout.tsx';

interface EntryTextProps {
  readonly section: Section;
  readonly id: string;
  /** The effect on the run of choosing another entry. */
  readonly choosing: Effect;
}

/** The text about a catalog entry, and the effect of editing it. */
export function EntryText({ section, id, choosing }: EntryTextProps) {
  const { label, hyper } = entryOf(section, id);
  const folder = folderOf(section, id);
  return (
    <div className={styles.text}>
      <ProseOf section={folder} id={id} label={label}>
        {(prose) => (
          <>
            <p>{prose.text}</p>
            <EffectNote choosing={choosing} hyper={hyper} />
            <EntryOrigin prose={prose} className={styles.reference} />
            <NotesAbout section={folder} id={id} />
          </>
        )}
      </ProseOf>
    </div>
  );
}
