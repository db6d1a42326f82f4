import { NOTES } from '../../notes/index.ts';
import { focusOnNote, openNote } from '../inspect/notes/openNote.ts';
import type { Command } from './command.ts';

/** A command that opens a note. */
export interface NoteCommand extends Command {
  /** The id of the note. */
  readonly note: string;
}

/** Commands that open the notes, in the order of their list. */
export const noteCommands: readonly NoteCommand[] = NOTES.map(({ id, title, definition, words }) => ({
  note: id,
  group: 'Notes',
  title,
  explain: definition,
  words,
  onlyShows: true,
  reason: null,
  run: () => openNote(id),
  focus: () => focusOnNote(id),
}));
