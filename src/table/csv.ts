import type { Separator } from './delimiter.ts';
import { escaped } from './escape.ts';

/** A column of a file, row by row. */
export interface CsvColumn {
  readonly label: string;
  /** null for numbers; else the texts that are numbered. */
  readonly levels: readonly string[] | null;
  /** The number in a row, or that of its text; NaN for an empty cell. */
  readonly at: (row: number) => number;
}

/** A file of comma-separated values. */
export interface Csv {
  /** The pieces of its text, one after the other. */
  readonly pieces: readonly string[];
  /** The number of cells in which a ' precedes text that a spreadsheet would run. */
  readonly escaped: number;
}

/**
 * Signs that would end a cell with one of the delimiters. They are quoted with any delimiter, so that no reader
 * misreads a cell.
 */
const SPECIAL = /[",;|\t\r\n]/;
const LINES_PER_PIECE = 1000;

/**
 * Writes CSV (RFC 4180): a line of labels, then a line for each row, ended by CR LF. Text that a spreadsheet would run as
 * a formula (starting with =, +, - or @) is prefixed with ', as OWASP advises, which `readTable` removes again.
 */
export function writeCsv(columns: readonly CsvColumn[], count: number, delimiter: Separator = ','): Csv {
  const labels = columns.map(({ label }) => cell(label));
  let changed = labels.filter((one) => one.changed).length;
  const written = columns.map(({ levels, at }) => {
    const cells = levels?.map(cell);
    return (row: number): string => {
      const value = at(row);
      if (Number.isNaN(value)) return '';
      if (cells === undefined) return String(value);
      const found = cells[value];
      if (found?.changed) changed++;
      return found?.text ?? '';
    };
  });
  const pieces = [`${labels.map(({ text }) => text).join(delimiter)}\r\n`];
  for (let row = 0; row < count; ) {
    let piece = '';
    for (const end = Math.min(count, row + LINES_PER_PIECE); row < end; row++) {
      piece += `${written.map((column) => column(row)).join(delimiter)}\r\n`;
    }
    pieces.push(piece);
  }
  return { pieces, escaped: changed };
}

/** A text as a cell. */
export function csvCell(text: string): string {
  return cell(text).text;
}

function cell(text: string): { readonly text: string; readonly changed: boolean } {
  const safe = escaped(text);
  return { text: SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe, changed: safe !== text };
}
