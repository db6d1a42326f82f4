import { unescaped } from './escape.ts';
import { labelsFor } from './names.ts';
import type { Problem } from './problem.ts';
import type { Rows } from './rows.ts';
import { mode, sniffHeader } from './sniff.ts';
import { counted, lineList, quote } from './words.ts';

/** Rows that all have one cell for each column. */
export interface Shaped extends Rows {
  readonly labels: readonly string[];
  /** Line of the first row, or of the names. */
  readonly start: number;
  readonly warnings: readonly Problem[];
}

/** Lines that start with # and are no row: they have another number of cells. The first may be the names of columns. */
function withoutComments({ cells, lines }: Rows): Rows {
  const isComment = (row: readonly string[]) => row[0]?.startsWith('#') === true;
  const data = cells.filter((row) => !isComment(row));
  const width = mode((data.length > 0 ? data : cells).map(({ length }) => length));
  const kept = cells.map((row) => !isComment(row) || row.length === width);
  const shown = { cells: cells.filter((_, row) => kept[row]), lines: lines.filter((_, row) => kept[row]) };
  const [first] = shown.cells;
  if (first && isComment(first) && shown.cells.length > 1 && !isComment(shown.cells[1] ?? [])) {
    const names = [first[0]?.replace(/^#+\s*/, '') || '#', ...first.slice(1)];
    if (sniffHeader([names, ...shown.cells.slice(1)])) shown.cells[0] = names;
  }
  return shown;
}

/** Makes all rows as long as there are columns, and says so. */
function evenOut({ cells, lines }: Rows, width: number): Problem[] {
  const short: number[] = [];
  const long: number[] = [];
  for (const [row, values] of cells.entries()) {
    if (values.length === width) continue;
    (values.length < width ? short : long).push(lines[row] ?? 0);
    while (values.length < width) values.push('');
    values.length = width;
  }
  const warnings: Problem[] = [];
  const tell = (at: readonly number[], fault: string, then: string) => {
    const [line] = at;
    if (line === undefined) return;
    const have = at.length === 1 ? 'has' : 'have';
    const message = `${counted(at.length, 'row')} ${have} ${fault} cells than the ${width} columns (${lineList(at)}): ${then}.`;
    warnings.push({ message, line });
  };
  tell(short, 'fewer', 'what is not there at their end counts as missing');
  tell(long, 'more', 'what stands behind the last column is dropped');
  return warnings;
}

/** Finds the names of the columns and how many there are, and makes the rows fit. */
export function shape(rows: Rows): Shaped {
  const { cells, lines } = withoutComments(rows);
  const usual = mode(cells.map(({ length }) => length));
  const warnings: Problem[] = [];
  const line = lines[0] ?? 1;
  if (!sniffHeader(cells)) {
    const labels = Array.from({ length: usual }, (_, index) => `Column ${index + 1}`);
    const message = `Line ${line} holds values, not names: the columns are called Column 1 to Column ${usual}.`;
    warnings.push({ message, line }, ...evenOut({ cells, lines }, usual));
    return { labels, start: line, cells, lines, warnings };
  }

  const [header = [], ...body] = cells;
  // Writers of row names, such as R, leave out the name of their column.
  const names = header.length === usual - 1 ? ['', ...header] : [...header];
  while (names.length > usual && names.at(-1)?.trim() === '') names.pop();
  const width = Math.max(names.length, usual);
  while (names.length < width) names.push('');

  const { labels, empty, repeated } = labelsFor(names.map((name) => unescaped(name.trim())));
  for (const index of empty) {
    const message = `Column ${index + 1} has no name in line ${line} and is called ${quote(labels[index] ?? '')}.`;
    warnings.push({ message, line, column: index + 1 });
  }
  for (const index of repeated) {
    const message = `Column ${index + 1} has the name of another, ${quote(names[index]?.trim() ?? '')}, and is called ${quote(labels[index] ?? '')}.`;
    warnings.push({ message, line, column: index + 1 });
  }
  const below = { cells: body, lines: lines.slice(1) };
  return { ...below, labels, start: line, warnings: [...warnings, ...evenOut(below, width)] };
}
