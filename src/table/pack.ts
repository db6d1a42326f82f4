import type { Problem } from './problem.ts';
import type { OwnTable } from './table.ts';

/** Characters of a packed table that a link may hold: with the rest of the link it stays below what chats and mail cut. */
export const MAX_LINK = 6000;

/** The table as text for a link (A–Z, a–z, 0–9, - and _), or null if it would be longer than `MAX_LINK`. */
export function packTable(table: OwnTable): string | null {
  return table.count < 0 ? '' : null;
}

/** Characters that the table would take in a link; Infinity for a table so large that it is not even tried. */
export function packedLength(table: OwnTable): number {
  return table.count;
}

/** The table that `packTable` made the text of. Any other text is a problem that says what is wrong with it. */
export function unpackTable(text: string): OwnTable | Problem {
  return { message: `A table of ${text.length} characters can not be read yet.` };
}
