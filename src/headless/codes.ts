import { isResultCode } from '../handin/code.ts';
import type { Delimiter } from '../table/delimiter.ts';
import { isProblem } from '../table/problem.ts';
import { parseRows } from '../table/rows.ts';
import { UsageError } from './usage-error.ts';

/** A line of a file with result codes. */
export interface CodeLine {
  /** Its number in the file, from 1. */
  readonly line: number;
  /** The name beside the code; null without a column of names. */
  readonly name: string | null;
  readonly code: string;
}

const NAMES = /\b(?:name|student|learner|pupil|user|e-?mail|login)/i;

/**
 * Finds result codes in CSV, TSV or a text with one code a line: the column with most codes, and the first column that its
 * heading calls a name.
 * @throws UsageError if the file contains no code
 */
export function codesIn(text: string): readonly CodeLine[] {
  const body = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const { cells, lines } = rowsIn(body);
  const column = columnOfCodes(cells);
  const [first = []] = cells;
  const hasHeading = !isResultCode(first[column] ?? '');
  const names = hasHeading ? first.findIndex((cell, index) => index !== column && NAMES.test(cell)) : -1;
  return cells.flatMap((row, index) => {
    if (hasHeading && index === 0) return [];
    const name = names < 0 ? null : (row[names] ?? '').trim();
    return { line: lines[index] ?? index + 1, name, code: (row[column] ?? '').trim() };
  });
}

/** The sign beside a code separates the columns. Without one, there is a single column. */
function rowsIn(body: string) {
  const [, before, after] = /(?:([,;|\t])[ "]*nabla\d+~|(?<![\w~-])nabla\d+~[\w~-]+[ "]*([,;|\t]))/.exec(body) ?? [];
  const delimiter = (before ?? after ?? '\t') as Delimiter;
  const rows = parseRows(body, delimiter);
  if (isProblem(rows)) throw new UsageError(rows.message);
  return rows;
}

function columnOfCodes(cells: readonly (readonly string[])[]): number {
  const width = cells.reduce((most, { length }) => Math.max(most, length), 0);
  const counts = Array.from(
    { length: width },
    (_, column) => cells.filter((row) => isResultCode(row[column] ?? '')).length,
  );
  const most = Math.max(0, ...counts);
  if (most === 0) throw new UsageError('the file contains no result code, which begins with nabla1~');
  return counts.indexOf(most);
}
