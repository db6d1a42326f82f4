import { CHAPTERS, type Note, type NoteHead } from './note.ts';
import { readHead, readNote } from './read-note.ts';

/** The sources of all notes. The page imports this file late. */
const files = import.meta.glob<string>('./*.md', { eager: true, query: '?raw', import: 'default' });

const sources = new Map(
  Object.entries(files).map(([path, source]) => [path.slice('./'.length, -'.md'.length), source]),
);

/** All notes by chapter, then by title. */
export const NOTES: readonly NoteHead[] = [...sources]
  .map(([id, source]) => named(id, () => readHead(id, source)))
  .sort((a, b) => CHAPTERS.indexOf(a.chapter) - CHAPTERS.indexOf(b.chapter) || a.title.localeCompare(b.title, 'en'));

const heads = new Map(NOTES.map((head) => [head.id, head]));
const read = new Map<string, Note>();

/** What the list shows about a note; undefined if there is no such note. */
export function headOf(id: string): NoteHead | undefined {
  return heads.get(id);
}

/**
 * The note with this id.
 * @throws Error if it does not exist or has another form, with the name of its file
 */
export function noteOf(id: string): Note {
  const source = sources.get(id);
  if (source === undefined) throw new Error(`src/notes/${id}.md does not exist`);
  const note = read.get(id) ?? named(id, () => readNote(id, source, (other) => sources.has(other)));
  read.set(id, note);
  return note;
}

/** The notes that name a catalog entry, `section/id`, or another note among what they are related to. */
export function notesAbout(path: string): readonly NoteHead[] {
  return NOTES.filter(({ related }) => related.includes(path));
}

function named<T>(id: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw new Error(`src/notes/${id}.md: ${(error as Error).message}`);
  }
}
