import { cellsAt, rowsAt } from './cells.ts';
import type { Table } from './table.ts';

/** Three by three. */
const COUNT = 9;

/**
 * Some of the images of a table, for a small picture: [9, channels, height, width]. An image may repeat.
 * @throws Error if the table has no column of images
 */
export function fewImages(table: Table): Float64Array {
  const place = table.columns.findIndex(({ image }) => image !== undefined);
  if (place < 0) throw new Error('the table has no images');
  // Steps by the golden ratio, because an even stride would always hit the same class if the classes alternate.
  const rows = Array.from({ length: COUNT }, (_, index) => Math.floor(((index * 0.618034) % 1) * table.count));
  return rowsAt(cellsAt(table, place), rows);
}
