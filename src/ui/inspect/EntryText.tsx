import type { Effect } from '../../catalog/entry.ts';
import { entryOf, folderOf, type Section } from '../../experiment/index.ts';
import { lazyPart } from '../parts/lazyPart.tsx';
import { ProseOf } from '../prose/ProseOf.tsx';
import { EffectNote } from './EffectNote.tsx';
import { EntryOrigin } from './EntryOrigin.tsx';
import styles from './EntryText.module.css';

const RelatedNotes = lazyPart(async () => (await import('./notes/RelatedNotes.tsx')).RelatedNotes, {
  name: 'The list of notes',
});

interface EntryTextProps {
  readonly section: Section;
  readonly id: string;
  /** The effect on the run of choosing another entry. */
  readonly choosing: Effect;
}

/** The text about a catalog entry, and the effect of editing it. */
export function EntryText({ section, id, choosing }: EntryTextProps) {
  const { label, hyper } = entryOf(section, id);
  return (
    <div className={styles.text}>
      <ProseOf section={folderOf(section, id)} id={id} label={label}>
        {(prose) => (
          <>
            <p>{prose.text}</p>
            <EffectNote choosing={choosing} hyper={hyper} />
            <EntryOrigin prose={prose} className={styles.reference} />
            <RelatedNotes section={section} id={id} />
          </>
        )}
      </ProseOf>
    </div>
  );
}
