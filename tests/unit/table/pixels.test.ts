import { describe, expect, it } from 'vitest';
import { cellsAt, cellsOf, rowsAt, singleCells, valuesAt } from '../../../src/table/cells.ts';
import { pixelColumn, pixelIds, pixelIndex, singleColumns } from '../../../src/table/pixels.ts';
import type { Table } from '../../../src/table/table.ts';

/** Two images with two channels of 1 × 2 pixels. */
const image = { channels: 2, height: 1, width: 2 };
const table: Table = {
  columns: [
    { id: 'kind', label: 'Kind', levels: ['a', 'b'] },
    { id: 'image', label: 'Image', levels: null, image },
  ],
  count: 2,
  values: [Float64Array.of(1, 0), Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)],
};

describe('pixels', () => {
  it('are numbered channel by channel, row by row', () => {
    expect(pixelIds(image)).toEqual(['p0', 'p1', 'p2', 'p3']);
    expect(['p0', 'p3', 'p4', 'p01', 'p', 'q1', 'p-1'].map((id) => pixelIndex(image, id))).toEqual([
      0, 3, -1, -1, -1, -1, -1,
    ]);
  });

  it('are named by row and column, and by channel if there are several', () => {
    const label = (channels: number, index: number) => pixelColumn({ channels, height: 2, width: 3 }, index).label;
    expect([label(1, 0), label(1, 5)]).toEqual(['Row 1, column 1', 'Row 2, column 3']);
    expect([label(3, 5), label(3, 6), label(3, 17)]).toEqual([
      'Row 2, column 3, red',
      'Row 1, column 1, green',
      'Row 2, column 3, blue',
    ]);
    expect(label(2, 6)).toBe('Row 1, column 1, channel 2');
  });

  it('can take the place of their image among the columns', () => {
    expect(singleColumns(table.columns).map(({ id }) => id)).toEqual(['kind', 'p0', 'p1', 'p2', 'p3']);
  });
});

describe('the cells of a table', () => {
  it('are one value a row for a number, and the pixels for an image', () => {
    expect([...rowsAt(cellsAt(table, 0), [1, 0])]).toEqual([0, 1]);
    expect([...rowsAt(cellsAt(table, 1), [1])]).toEqual([5, 6, 7, 8]);
    expect([...valuesAt(cellsAt(table, 1), [0, 1], 2)]).toEqual([3, 7]);
  });

  it('are found by the id of a column or of a pixel', () => {
    expect(cellsOf(table, 'image')?.width).toBe(4);
    const pixel = cellsOf(table, 'p3');
    expect(pixel && [...valuesAt(pixel, [0, 1])]).toEqual([4, 8]);
    expect(pixel?.column).toEqual(pixelColumn(image, 3));
    expect([cellsOf(table, 'p4'), cellsOf(table, 'x1')]).toEqual([undefined, undefined]);
  });

  it('of a column come before those of a pixel with the same id', () => {
    const mixed = { ...table, columns: [{ id: 'p3', label: 'p3', levels: null }, ...table.columns.slice(1)] };
    expect(cellsOf(mixed, 'p3')?.place).toBe(0);
  });

  it('of an image can be divided into its pixels', () => {
    const pixels = singleCells(cellsAt(table, 1));
    expect(pixels.map(({ column }) => column.id)).toEqual(['p0', 'p1', 'p2', 'p3']);
    expect([...rowsAt(pixels[2] as (typeof pixels)[number], [0, 1])]).toEqual([3, 7]);
    expect(singleCells(cellsAt(table, 0))).toEqual([cellsAt(table, 0)]);
  });
});
