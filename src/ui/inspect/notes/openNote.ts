import { inspect } from '../../../store/inspection.ts';
import { focusOn } from '../../focusOn.ts';
import { openTab } from '../openTab.ts';

/** Opens a note, or a catalog entry that is given as `section/id`, in the tab of notes. */
export function openNote(note: string): void {
  inspect({ note });
  openTab('notes');
}

/** Moves the focus to the heading of an open note. */
export function focusOnNote(note: string): void {
  focusOn(`[data-note="${note}"] h3`);
}

/** Opens a note and moves the focus there. */
export function goToNote(note: string): void {
  openNote(note);
  focusOnNote(note);
}

/** Goes back from a note to its place in the list of notes, or to the search if that does not find it. */
export function goToList(note: string): void {
  const item = `[data-opens="${note}"]`;
  inspect({ note: null });
  focusOn(`${item}, :root:not(:has(${item})) [data-notes="search"]`);
}
