import { folderOf, type Section } from '../../../experiment/index.ts';
import { notesAbout } from '../../../notes/index.ts';
import { goToNote } from './openNote.ts';
import styles from './RelatedNotes.module.css';

interface RelatedNotesProps {
  readonly section: Section;
  readonly id: string;
}

/** The notes that name a catalog entry as related. */
export function RelatedNotes({ section, id }: RelatedNotesProps) {
  const notes = notesAbout(`${folderOf(section, id)}/${id}`);
  if (notes.length === 0) return null;
  return (
    <p className={styles.notes}>
      <b>Notes.</b>{' '}
      {notes.map((note) => (
        <button key={note.id} type="button" className={styles.note} onClick={() => goToNote(note.id)}>
          {note.title}
        </button>
      ))}
    </p>
  );
}
