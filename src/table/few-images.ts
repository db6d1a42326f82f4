import { cellsAt } from './cells.ts';
import { fewRows } from './few-rows.ts';
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
  return fewRows(cellsAt(table, place), table.count, COUNT);
}
