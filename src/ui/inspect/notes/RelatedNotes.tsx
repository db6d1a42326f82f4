import type { CatalogSection } from '../../../catalog/prose.ts';
import { notesAbout } from '../../../notes/index.ts';
import { goToNote } from './openNote.ts';
import styles from './RelatedNotes.module.css';

/** A catalog entry, and what to do when one of its notes is opened. */
interface RelatedNotesProps {
  readonly section: CatalogSection;
  readonly id: string;
  /** Called before a note opens; closes what lies over the page. */
  readonly onOpen?: () => void;
}

/** Buttons that open the notes that name a catalog entry as related. */
export function RelatedNotes({ section, id, onOpen }: RelatedNotesProps) {
  const notes = notesAbout(`${section}/${id}`);
  if (notes.length === 0) return null;
  return (
    <p className={styles.notes}>
      <b>Notes.</b>{' '}
      {notes.map((note) => (
        <button
          key={note.id}
          type="button"
          className={styles.note}
          onClick={() => {
            onOpen?.();
            goToNote(note.id);
          }}
        >
          {note.title}
        </button>
      ))}
    </p>
  );
}
