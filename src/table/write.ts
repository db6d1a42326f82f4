import { escaped } from './escape.ts';
import type { Separator } from './rows.ts';
import type { Table } from './table.ts';

/** Signs that would end a cell under one of the delimiters; all are quoted under each, so that no reader mistakes it. */
const SPECIAL = /[",;|\t\r\n]/;

function cell(text: string): string {
  const safe = escaped(text);
  return SPECIAL.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A table as CSV (RFC 4180): a line of labels, then a line for each row, CR LF at their ends. Categories stand by name,
 * missing values are empty. Text that a spreadsheet would run as a formula (=, +, -, @ in front) gets a ' in front,
 * which `readTable` takes away again. Units are not written. What reads as missing (an empty name, NA, …) comes back so.
 */
export function writeTable(table: Table, delimiter: Separator = ','): string {
  const written = table.columns.map(({ levels }, index) => {
    const names = levels?.map(cell);
    const values = table.values[index];
    return (row: number): string => {
      const value = values?.[row] ?? Number.NaN;
      if (Number.isNaN(value)) return '';
      return names ? (names[value] ?? '') : String(value);
    };
  });
  const lines = [table.columns.map(({ label }) => cell(label)).join(delimiter)];
  for (let row = 0; row < table.count; row++) lines.push(written.map((column) => column(row)).join(delimiter));
  return `${lines.join('\r\n')}\r\n`;
}
