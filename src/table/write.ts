import { type Cells, cellsAt, singleCells, stepCells } from './cells.ts';
import type { Separator } from './delimiter.ts';
import { escaped } from './escape.ts';
import type { Table } from './table.ts';

/**
 * Signs that would end a cell with one of the delimiters. They are quoted with any delimiter, so that no reader
 * misreads a cell.
 */
const SPECIAL = /[",;|\t\r\n]/;

function cell(text: string): string {
  const safe = escaped(text);
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * Writes a table as CSV (RFC 4180): a line of labels, then a line for each row, ended by CR LF. Categories are written
 * by name, an image as a column for each pixel, a sequence as a column for each value of each step, and missing values
 * are empty. Text that a spreadsheet would run as a formula (starting with =, +, - or @) is prefixed with ', which
 * `readTable` removes again. Units are not written. Text that counts as missing (an empty name, NA, …) is read back as
 * missing.
 */
export function writeTable(table: Table, delimiter: Separator = ','): string {
  const cells = table.columns.flatMap((_, place) => singleCells(cellsAt(table, place)).flatMap(stepCells));
  const lines = [cells.map(({ column: { label } }) => cell(label)).join(delimiter)];
  const written = cells.map((one) => writerOf(one));
  for (let row = 0; row < table.count; row++) lines.push(written.map((column) => column(row)).join(delimiter));
  return `${lines.join('\r\n')}\r\n`;
}

function writerOf({ column: { levels }, values, stride, first }: Cells): (row: number) => string {
  const names = levels?.map(cell);
  return (row) => {
    const value = values[row * stride + first] ?? Number.NaN;
    if (Number.isNaN(value)) return '';
    return names ? (names[value] ?? '') : String(value);
  };
}
