import type { Problem } from './problem.ts';
import { grouped } from './words.ts';

/** What a table that a person brings may hold at most, and at least. */
export const LIMITS = {
  /** Bytes of a file. */
  bytes: 20 * 2 ** 20,
  rows: 100_000,
  columns: 500,
  /** Names in a column of categories. */
  levels: 50,
  /** Below this many rows nothing can be learned and checked. */
  fewestRows: 10,
  /** Letters of an id and of a label or name. */
  id: 40,
  label: 200,
} as const;

/** The sentence for a file of more bytes than can be read. */
export function tooLarge(bytes: number): Problem {
  const message = `The file has ${grouped(bytes / 2 ** 20)} MB, and at most ${LIMITS.bytes / 2 ** 20} MB can be read. Keep some of its rows, ideally a random sample, or remove columns.`;
  return { message };
}
