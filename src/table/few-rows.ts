import { type Cells, rowsAt } from './cells.ts';

/**
 * The values of some rows from all parts of a column, for a small picture: [count, width]. A row may repeat.
 * @param rows the number of rows of the table
 */
export function fewRows(cells: Cells, rows: number, count: number): Float64Array {
  // Steps by the golden ratio, because an even stride would always hit the same class if the classes alternate.
  const few = Array.from({ length: count }, (_, index) => Math.floor(((index * 0.618034) % 1) * rows));
  return rowsAt(cells, few);
}
