import { NOTES } from '../../../notes/index.ts';
import { CHAPTERS } from '../../../notes/note.ts';
import { type NoteCommand, noteCommands } from '../../palette/notes.ts';
import { search } from '../../palette/search.ts';
import styles from './Notes.module.css';
import { goToNote } from './openNote.ts';

interface NoteListProps {
  /** The search text. */
  readonly search: string;
  readonly onSearch: (text: string) => void;
}

/** All notes by chapter, or those that a search finds, the best match first. */
export function NoteList({ search: typed, onSearch }: NoteListProps) {
  const found = typed.trim() === '' ? null : (search(noteCommands, typed).commands as readonly NoteCommand[]);
  return (
    <>
      <div className={styles.head}>
        <input
          type="search"
          className={styles.search}
          data-notes="search"
          aria-label="Search the notes"
          placeholder="Search the notes"
          value={typed}
          onChange={({ target }) => onSearch(target.value)}
          onKeyDown={({ key }) => {
            const [first] = found ?? [];
            if (key === 'Enter' && first) goToNote(first.note);
          }}
        />
        <p role="status" className={styles.remark}>
          {found === null ? `${NOTES.length} notes` : countText(found.length)}
        </p>
      </div>
      {found === null ? (
        CHAPTERS.map((chapter) => <ChapterSection key={chapter} chapter={chapter} />)
      ) : (
        <List ids={found.map(({ note }) => note)} />
      )}
    </>
  );
}

function countText(count: number): string {
  if (count === 0) return 'No note matches.';
  return count === 1 ? '1 note matches; Enter opens it.' : `${count} notes match; Enter opens the first.`;
}

function ChapterSection({ chapter }: { readonly chapter: (typeof CHAPTERS)[number] }) {
  const ids = NOTES.filter((note) => note.chapter === chapter).map(({ id }) => id);
  if (ids.length === 0) return null;
  const heading = `notes-${chapter.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <section aria-labelledby={heading} className={styles.chapter}>
      <h3 id={heading}>{chapter}</h3>
      <List ids={ids} />
    </section>
  );
}

function List({ ids }: { readonly ids: readonly string[] }) {
  return (
    <ul className={styles.list}>
      {ids.map((id) => {
        const note = NOTES.find((one) => one.id === id);
        return (
          note && (
            <li key={id}>
              <button type="button" className={styles.item} data-opens={id} onClick={() => goToNote(id)}>
                <span className={styles.itemTitle}>{note.title}</span>
                <span className={styles.itemText}>{note.definition}</span>
              </button>
            </li>
          )
        );
      })}
    </ul>
  );
}
