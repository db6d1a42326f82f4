import type { ImageSize } from '../math/sample.ts';
import { imageColumn, pixelColumn, pixelCount, pixelIndex } from './pixels.ts';
import { sequenceLength, stepNames } from './sequences.ts';
import type { Column, Table } from './table.ts';

/** Where the values of a column are: one in each row, those of an image, a sequence or labels, or one of the pixels. */
export interface Cells {
  /** The column of the table, or the pixel as a column. */
  readonly column: Column;
  /** The index of the column among those of the table. */
  readonly place: number;
  /** The values of the table's column. */
  readonly values: Float64Array;
  /** The distance from one row to the next. */
  readonly stride: number;
  /** The index of the first value of a row, relative to the row's start. */
  readonly first: number;
  /** The number of values in a row. */
  readonly width: number;
}

/** The cells of the table's column with this index. */
export function cellsAt({ columns, values }: Table, place: number): Cells {
  const column = columns[place] as Column;
  const width = valuesPerRow(column);
  return { column, place, values: values[place] as Float64Array, stride: width, first: 0, width };
}

/** The number of values that a row has in a column. */
function valuesPerRow({ image, sequence, flags }: Column): number {
  if (flags !== undefined) return flags.length;
  if (image !== undefined) return pixelCount(image);
  return sequence === undefined ? 1 : sequenceLength(sequence);
}

/** The cells of each pixel of images; those of a number or a category unchanged. */
export function singleCells(cells: Cells): readonly Cells[] {
  const { image } = cells.column;
  return image === undefined
    ? [cells]
    : Array.from({ length: cells.width }, (_, index) => pixelOf(cells, image, index));
}

/** The cells of each value of sequences, such as "sequence_t1"; those of a column without sequences unchanged. */
export function stepCells(cells: Cells): readonly Cells[] {
  const { sequence, ...column } = cells.column;
  if (sequence === undefined) return [cells];
  const prefix = sequence.names.length === 1 ? `${column.label}_` : '';
  return stepNames(sequence).map((name, index) => ({
    ...cells,
    column: { ...column, label: `${prefix}${name}` },
    first: index,
    width: 1,
  }));
}

/** The cells of a column, or of a pixel of the images; undefined if there is neither. A column comes first. */
export function cellsOf(table: Table, id: string): Cells | undefined {
  const place = table.columns.findIndex((column) => column.id === id);
  if (place >= 0) return cellsAt(table, place);
  const holder = imageColumn(table.columns);
  const index = holder ? pixelIndex(holder.image, id) : -1;
  return holder && index >= 0 ? pixelOf(cellsAt(table, table.columns.indexOf(holder)), holder.image, index) : undefined;
}

function pixelOf(cells: Cells, image: ImageSize, index: number): Cells {
  return { ...cells, column: pixelColumn(image, index), first: index, width: 1 };
}

/** One of the values of a row, for some rows. @param index from 0 to `width` − 1 */
export function valuesAt({ values, stride, first }: Cells, rows: readonly number[], index = 0): Float64Array {
  const found = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    found[row] = values[(rows[row] as number) * stride + first + index] as number;
  }
  return found;
}

/** All values of some rows, row by row: [rows, width]. */
export function rowsAt({ values, stride, first, width }: Cells, rows: readonly number[]): Float64Array {
  const found = new Float64Array(rows.length * width);
  for (let row = 0; row < rows.length; row++) {
    const start = (rows[row] as number) * stride + first;
    found.set(values.subarray(start, start + width), row * width);
  }
  return found;
}
