import type { FirstLine } from './draft.ts';
import { unescaped } from './escape.ts';
import { footerLength } from './footer.ts';
import { describesColumns, isValue, sniffHeader } from './header.ts';
import { labelsFor } from './names.ts';
import type { ReadOptions } from './options.ts';
import type { Problem } from './problem.ts';
import type { Rows } from './rows.ts';
import { mode } from './sniff.ts';
import { counted, lineList, quote } from './words.ts';

/** Rows that all have one cell for each column. */
export interface Shaped extends Rows {
  readonly labels: readonly string[];
  /** The line of the names. */
  readonly header: number | 'none';
  /** The line of the first row, or of the names. */
  readonly start: number;
  /** The first lines that are not blank; each may name the columns. */
  readonly firstLines: readonly FirstLine[];
  /** How notes and totals below the table were treated; null if there are none. */
  readonly footer: 'ignore' | 'read' | null;
  readonly warnings: readonly Problem[];
}

/** The number of lines from which a person chooses the one that names the columns. */
const FIRST_LINES = 12;
/** The number of cells of a line that a sentence quotes. */
const QUOTED = 3;

/**
 * Removes lines that start with # and have another number of cells than the rows. The first of them may be the names of
 * columns.
 */
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

/** Makes all rows as long as there are columns, and reports it. */
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
    const message = `${counted(at.length, 'row')} ${have} ${fault} than ${width} cells (${lineList(at)}): ${then}.`;
    warnings.push({ message, line });
  };
  tell(short, 'fewer', 'the cells missing at the end count as missing values');
  tell(long, 'more', 'the extra cells are ignored');
  return warnings;
}

/**
 * The index of the names among the rows, −1 for none; the index of the first row; and whether the names are numbers
 * that count up.
 */
interface Start {
  readonly names: number;
  readonly first: number;
  readonly numbered?: boolean;
}

/** Finds the names, skipping notes above them, which have fewer cells than the rows. */
function findStart(cells: Rows['cells'], usual: number): Start {
  const full = Math.max(
    0,
    cells.findIndex(({ length }) => length >= usual),
  );
  const found = sniffHeader(cells.slice(full));
  if (found) return { names: full, first: full + 1, numbered: found === 'numbers' };
  const above = cells[full - 1] ?? [];
  if (above.length > 1 || (above.length === 1 && usual === 2)) {
    // Programs that write row names, such as R, omit the name of that column.
    const names = above.length === usual - 1 ? ['', ...above] : above;
    if (sniffHeader([names, ...cells.slice(full)])) return { names: full - 1, first: full };
  }
  const isNote = ([cell = '', ...others]: readonly string[]) =>
    others.length === 0 && usual > 2 && !isValue(cell.trim());
  const first = cells.findIndex((row) => !isNote(row));
  return { names: -1, first: Math.max(0, first) };
}

/** The start that a person chose. */
function chosenStart({ cells, lines }: Rows, usual: number, header: number | 'none'): Start {
  if (header === 'none') return { names: -1, first: Math.max(0, findStart(cells, usual).names) };
  const names = Math.max(
    0,
    lines.findIndex((line) => line >= header),
  );
  return { names, first: names + 1 };
}

/** Quotes the first cells of a row. */
function quoted(cells: readonly string[]): string {
  const shown = cells.filter((cell) => cell.trim() !== '').slice(0, QUOTED);
  return `(${shown.map((cell) => quote(cell.trim())).join(', ')}${shown.length < cells.length ? ' …' : ''})`;
}

function linesQuoted(lines: readonly number[], cells: Rows['cells']): string {
  const name = lineList(lines);
  return `${name[0]?.toUpperCase()}${name.slice(1)} ${quoted(cells.map(([cell = '']) => cell))}`;
}

/** Finds the names and the number of columns, removes lines that are not rows, and makes all rows equally long. */
export function shape(rows: Rows, options: Pick<ReadOptions, 'header' | 'footer'> = {}): Shaped {
  const all = withoutComments(rows);
  const usual = mode(all.cells.map(({ length }) => length));
  const { names, first, numbered } =
    options.header === undefined ? findStart(all.cells, usual) : chosenStart(all, usual, options.header);
  const warnings: Problem[] = [];
  const notes = names < 0 ? first : names;
  if (notes > 0) {
    const message = `${linesQuoted(all.lines.slice(0, notes), all.cells.slice(0, notes))} ${notes === 1 ? 'was read as a note' : 'were read as notes'} above the table.`;
    warnings.push({ message, line: all.lines[0] ?? 1 });
  }

  const start = all.lines[Math.min(notes, all.lines.length - 1)] ?? 1;
  const firstLines = all.cells.slice(0, FIRST_LINES).map((row, index) => ({ line: all.lines[index] ?? 0, cells: row }));
  const body = { cells: all.cells.slice(first), lines: all.lines.slice(first) };
  const { labels, width, warnings: about } = labelsOf(all.cells[names], usual, start, options.header === undefined);
  if (numbered) {
    const message = `Line ${start} contains rising numbers ${quoted(all.cells[names] ?? [])}: they are read as the names of the columns.`;
    warnings.push({ message, line: start });
  }
  warnings.push(...about);

  if (names >= 0 && describesColumns(body.cells)) {
    const line = body.lines.shift() ?? 0;
    const message = `Line ${line} ${quoted(body.cells.shift() ?? [])} describes the columns, like types or units, and is not read as a row.`;
    warnings.push({ message, line });
  }
  const below = options.footer === 'read' ? 0 : footerLength(body, width);
  const footer = below > 0 ? 'ignore' : (options.footer ?? null);
  if (below > 0) {
    const ignored = { cells: body.cells.splice(-below), lines: body.lines.splice(-below) };
    const message = `${linesQuoted(ignored.lines, ignored.cells)} ${below === 1 ? 'was' : 'were'} read as notes or totals below the table and ignored.`;
    warnings.push({ message, line: ignored.lines[0] ?? 0 });
  }
  const header = names < 0 ? 'none' : start;
  return { ...body, labels, header, start, firstLines, footer, warnings: [...warnings, ...evenOut(body, width)] };
}

/** @param guessed whether the program, rather than a person, decided that no line names the columns */
function labelsOf(header: readonly string[] | undefined, usual: number, line: number, guessed: boolean) {
  const warnings: Problem[] = [];
  if (!header) {
    const labels = Array.from({ length: usual }, (_, index) => `Column ${index + 1}`);
    const named = usual === 1 ? 'column is named Column 1' : `columns are named Column 1 to Column ${usual}`;
    const message = `Line ${line} contains values, not names: the ${named}.`;
    return { labels, width: usual, warnings: guessed ? [{ message, line }] : [] };
  }
  const names = header.length === usual - 1 ? ['', ...header] : [...header];
  while (names.length > usual && names.at(-1)?.trim() === '') names.pop();
  const width = Math.max(names.length, usual);
  while (names.length < width) names.push('');

  const { labels, empty, repeated } = labelsFor(names.map((name) => unescaped(name.trim())));
  for (const index of empty) {
    const message = `Column ${index + 1} has no name in line ${line} and is named ${quote(labels[index] ?? '')}.`;
    warnings.push({ message, line, column: index + 1 });
  }
  for (const index of repeated) {
    const message = `Column ${index + 1} repeats the name ${quote(names[index]?.trim() ?? '')} and is named ${quote(labels[index] ?? '')}.`;
    warnings.push({ message, line, column: index + 1 });
  }
  return { labels, width, warnings };
}
