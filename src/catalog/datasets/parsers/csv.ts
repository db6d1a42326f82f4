import { csvParseRows } from 'd3';
import type { Column, Table } from '../../../table/table.ts';

const MISSING = ['', 'NA'];

/**
 * Reads a file of comma-separated values whose first line contains the ids of `columns`, in their order. Empty cells
 * and NA are missing values.
 * @param file the name of the file, for errors
 * @throws Error that quotes the offending line
 */
export function parseCsv(file: string, columns: readonly Column[], text: string): Table {
  const [first = [], ...rows] = csvParseRows(text.replace(/^\uFEFF/, '').trimEnd(), (cells) =>
    cells.map((cell) => cell.trim()),
  );
  const header = columns.map(({ id }) => id).join(',');
  const found = first.join(',');
  if (found !== header) throw new Error(`${file} line 1: expected "${header}", found "${found}"`);
  if (rows.length === 0) throw new Error(`${file}: no rows after "${header}"`);

  const values = columns.map(() => new Float64Array(rows.length));
  rows.forEach((cells, row) => {
    const fail = (problem: string) => new Error(`${file} line ${row + 2}: ${problem} in "${cells.join(',')}"`);
    if (cells.length !== columns.length) throw fail(`expected ${columns.length} values, found ${cells.length}`);
    columns.forEach((column, place) => {
      const cell = cells[place] as string;
      const value = readCell(column, cell);
      if (value === undefined)
        throw fail(column.levels ? `unknown ${column.id} "${cell}"` : `"${cell}" is not a number`);
      (values[place] as Float64Array)[row] = value;
    });
  });
  return { columns, count: rows.length, values };
}

/** The number that a cell contains or encodes; undefined if there is none. */
function readCell({ levels }: Column, cell: string): number | undefined {
  if (MISSING.includes(cell)) return Number.NaN;
  const value = levels ? levels.indexOf(cell) : Number(cell);
  const valid = levels ? value >= 0 : Number.isFinite(value);
  return valid ? value : undefined;
}
