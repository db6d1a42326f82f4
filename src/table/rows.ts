import Papa from 'papaparse';
import type { Delimiter } from './delimiter.ts';
import { LIMITS } from './limits.ts';
import { normalize } from './normalize.ts';
import type { Problem } from './problem.ts';
import { counted, quote } from './words.ts';

/** The cells of a text, unchanged; blank lines are ignored. */
export interface Rows {
  readonly cells: string[][];
  /** The line where each row starts, from 1. */
  readonly lines: number[];
}

/** The number of characters that are parsed at a time. */
const PIECE = 2 ** 18;

interface Parsed {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string; readonly index: number }[];
  readonly meta: { readonly cursor: number };
}

function isBlank(row: readonly string[]): boolean {
  return row.every((cell) => cell.trim() === '');
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/**
 * The sentence for a cell whose closing quotation mark is missing or misplaced. `opened` is the position of the opening
 * one.
 */
function brokenQuotes(text: string, opened: number, never: boolean, column: number): Problem {
  const line = lineBreaks(text.slice(0, opened)) + 1;
  const character = opened - text.lastIndexOf('\n', opened - 1);
  const start = quote(text.slice(opened, opened + 20).split('\n', 1)[0] ?? '');
  const fault = never ? 'is never closed' : 'is closed in the middle of the cell';
  return {
    message: `The quotation mark that opens ${start} in line ${line}, column ${column} (character ${character}) ${fault}. Close it at the end of the cell; write a mark within the text twice: "".`,
    line,
    column,
  };
}

/** The sentence for more rows than can be read; `line` is where the first surplus row may start. */
export function tooManyRows(text: string, line: number): Problem {
  const lines = counted(lineBreaks(text.trimEnd()) + 1, 'line');
  const message = `There are more than ${counted(LIMITS.rows, 'row')}, the most that can be read (the text has ${lines}). Keep some of them, ideally a random sample.`;
  return { message, line };
}

/** Splits a text, whose lines end with \n, into cells. */
export function parseRows(input: string, separator: Delimiter, onProgress?: (share: number) => void): Rows | Problem {
  const { text, delimiter } = normalize(input, separator);
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  const quoted = text.includes('"');
  const cells: string[][] = [];
  const lines: number[] = [];
  let line = 1;
  let comments = 0;
  let size = PIECE;
  for (let start = 0; start < text.length; ) {
    // A piece ends at a line end, so that it always contains the character after a quotation mark.
    const newline = text.indexOf('\n', start + size);
    const end = newline < 0 ? text.length : newline + 1;
    const { data, errors, meta }: Parsed = parser.parse(text.slice(start, end), 0, end < text.length);
    const [error] = errors;
    if (error) {
      const opened = start + error.index - 1;
      const before: Parsed = parser.parse(text.slice(start, opened), 0, false);
      return brokenQuotes(text, opened, error.code === 'MissingQuotes', before.data.at(-1)?.length ?? 1);
    }

    for (const row of data) {
      if (!isBlank(row)) {
        cells.push(row);
        lines.push(line);
        if (row[0]?.startsWith('#')) comments++;
      }
      line++;
      if (quoted) for (const cell of row) line += lineBreaks(cell);
    }
    if (cells.length - comments > LIMITS.rows + 1) return tooManyRows(text, lines[LIMITS.rows + 1] ?? line);

    if (end === text.length) break;
    // The cell is longer than the piece.
    if (meta.cursor === 0) size *= 2;
    start += meta.cursor;
    onProgress?.(start / text.length);
  }
  return { cells, lines };
}
