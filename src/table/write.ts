import { type Cells, cellsAt, singleCells, stepCells } from './cells.ts';
import { type CsvColumn, writeCsv } from './csv.ts';
import type { Separator } from './delimiter.ts';
import type { Table } from './table.ts';

/**
 * Writes a table as CSV, see `writeCsv`. Categories are written by name, and missing values are empty. Units are not
 * written. Text that counts as missing (an empty name, NA, …) is read back as missing.
 */
export function writeTable(table: Table, delimiter: Separator = ','): string {
  return writeCsv(csvColumns(table), table.count, delimiter).pieces.join('');
}

/**
 * The columns of a table in a file: of images one for each pixel, of sequences one for each value of each step, and of
 * labels one for each of them.
 */
export function csvColumns(table: Table): readonly CsvColumn[] {
  return table.columns.flatMap((_, place) => partsOf(cellsAt(table, place))).map(columnOf);
}

function partsOf(cells: Cells): readonly Cells[] {
  const { column } = cells;
  if (column.flags) {
    return column.flags.map((label, first) => ({ ...cells, column: { ...column, label }, first, width: 1 }));
  }
  const { levels, label } = column;
  if (!column.image || !levels) return singleCells(cells).flatMap(stepCells);
  // Categories at pixels, beside an image with the same pixels.
  return singleCells(cells).map((one) => ({
    ...one,
    column: { ...one.column, label: `${label}, ${inSentence(one.column.label)}`, levels },
  }));
}

function inSentence(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

function columnOf({ column: { label, levels }, values, stride, first }: Cells): CsvColumn {
  return { label, levels, at: (row) => values[row * stride + first] ?? Number.NaN };
}
