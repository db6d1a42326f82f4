import type { Problem } from './problem.ts';
import { grouped } from './words.ts';

/** The limits of a person's own table. */
export const LIMITS = {
  /** Bytes of a file. */
  bytes: 20 * 2 ** 20,
  rows: 100_000,
  columns: 500,
  /** The maximum number of names in a column of categories. */
  levels: 50,
  /** With fewer rows there are too few to train on and to test on. */
  fewestRows: 10,
  /** The maximum number of letters of an id and of a label or name. */
  id: 40,
  label: 200,
} as const;

/** The limits of a person's own text. Its tokens are the rows of a table. */
export const TEXT = {
  /** Bytes of a file. */
  bytes: 2 ** 20,
  tokens: 2 ** 20,
  /** With fewer tokens, no window would be left for validation or test. */
  fewestTokens: 320,
  /** The largest vocabulary; rarer tokens become one. */
  characters: 128,
  words: 500,
} as const;

/** How many rows a table can have, and names a column of categories. @param columns the number of columns; one is a text */
export function mostOf(columns: number): { readonly rows: number; readonly levels: number } {
  return columns === 1 ? { rows: TEXT.tokens, levels: TEXT.words } : LIMITS;
}

/** The sentence for a file that is too large to read. */
export function tooLarge(bytes: number): Problem {
  const message = `The file has ${grouped(bytes / 2 ** 20)} MB, and at most ${LIMITS.bytes / 2 ** 20} MB can be read. Keep some of its rows, ideally a random sample, or remove columns.`;
  return { message };
}
