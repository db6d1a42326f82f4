import { describe, expect, it } from 'vitest';
import { fromBytes } from '../../../src/table/bytes.ts';
import { keptTable, storedTable } from '../../../src/table/kept.ts';
import { ownTable } from '../../../src/table/own.ts';
import type { Column } from '../../../src/table/table.ts';

const table = ownTable({
  name: 'rooms.csv',
  target: 'kind',
  columns: [
    { id: 'size', label: 'Size', unit: 'm²', levels: null },
    { id: 'kind', label: 'Kind', levels: ['flat', 'house'] },
  ],
  count: 4,
  values: [Float64Array.of(20, 35, Number.NaN, 80), Float64Array.of(0, 1, Number.NaN, 1)],
});
const [size, kind] = table.values as [Float64Array, Float64Array];

const image = { channels: 1, height: 1, width: 3 };
const pictures = ownTable({
  name: 'pictures',
  target: 'kind',
  columns: [table.columns[1] as Column, { id: 'image', label: 'Image', levels: null, image }],
  count: 2,
  values: [Float64Array.of(0, 1), Float64Array.of(0, 0.5, 1, 0.25, 0, 1)],
});

describe('a record with images', () => {
  it('that was stored unchanged is the table', () => {
    expect(keptTable(structuredClone(pictures), pictures.id)).toEqual(pictures);
  });

  it('with 256 shades is stored as bytes, which come back as the same numbers', () => {
    const all = fromBytes(Uint8Array.from({ length: 256 }, (_, shade) => shade));
    const shades = ownTable({
      ...pictures,
      columns: [
        table.columns[1] as Column,
        { id: 'image', label: 'Image', levels: null, image: { ...image, width: 128 } },
      ],
      values: [Float64Array.of(0, 1), all],
    });
    const record = structuredClone(storedTable(shades));
    expect(record.values.map(({ BYTES_PER_ELEMENT }) => BYTES_PER_ELEMENT)).toEqual([8, 1]);
    expect(keptTable(record, shades.id)).toEqual(shades);
    expect(keptTable(structuredClone(shades), shades.id)).toEqual(shades);
    (record.values[1] as Uint8Array)[200] = 7;
    expect(keptTable(record, shades.id)).toHaveProperty('message');
  });

  it('with other numbers is stored unchanged', () => {
    expect(storedTable(pictures)).toEqual(pictures);
    expect(storedTable(table)).toEqual(table);
  });

  it.each([
    ['bytes in place of categories', { ...pictures, values: [Uint8Array.of(0, 1), pictures.values[1]] }],
    ['a pixel too few', { ...pictures, values: [pictures.values[0], Float64Array.of(0, 0.5, 1, 0.25, 0)] }],
    ['a missing pixel', { ...pictures, values: [pictures.values[0], new Float64Array(6).fill(Number.NaN)] }],
    [
      'an impossible size',
      {
        ...pictures,
        columns: [pictures.columns[0], { ...pictures.columns[1], image: { channels: 0, height: 1, width: 3 } }],
      },
    ],
    ['images as the target', { ...pictures, target: 'image' }],
  ])('is refused if it has %s', (_, record) => {
    expect(keptTable(record, pictures.id)).toHaveProperty('message');
  });

  it('is not the same table in another shape', () => {
    const columns = pictures.columns.map((column) =>
      column.image ? { ...column, image: { channels: 3, height: 1, width: 1 } } : column,
    );
    expect(ownTable({ ...pictures, columns }).id).not.toBe(pictures.id);
  });
});

describe('a record of the database', () => {
  it('that was stored unchanged is the table', () => {
    expect(keptTable(structuredClone(table), table.id)).toEqual(table);
  });

  it.each([
    ['nothing', null],
    ['text', 'flowers.csv'],
    ['an empty object', {}],
    ['an array', []],
    ['no columns', { ...table, columns: undefined }],
    ['one column', { ...table, columns: table.columns.slice(0, 1), values: [size] }],
    ['a column without an id', { ...table, columns: [{ label: 'x', levels: null }, table.columns[1]] }],
    ['the same column twice', { ...table, columns: [table.columns[1], table.columns[1]] }],
    [
      'levels that are numbers',
      { ...table, columns: [table.columns[0], { id: 'kind', label: 'Kind', levels: [1, 2] }] },
    ],
    ['a target that is no column', { ...table, target: 'rent' }],
    ['a count that is none', { ...table, count: 2.5 }],
    ['too few values', { ...table, values: [size.slice(1), kind] }],
    ['too few columns of values', { ...table, values: [size] }],
    ['values that are text', { ...table, values: [['20', '35', '', '80'], kind] }],
    ['an infinite value', { ...table, values: [Float64Array.of(20, 35, Number.POSITIVE_INFINITY, 80), kind] }],
    ['a place without a level', { ...table, values: [size, Float64Array.of(0, 1, 2, 1)] }],
    ['values that were changed', { ...table, values: [Float64Array.of(20, 35, Number.NaN, 81), kind] }],
    ['another name', { ...table, name: 'other.csv' }],
  ])('with %s is a problem', (_, record) => {
    expect(keptTable(record, table.id)).toEqual({
      message: expect.stringMatching(
        /^The table that this browser stored is damaged: .+\. Open its file or its images again\.$/,
      ),
    });
  });

  it('under the id of another table is a problem', () => {
    expect(keptTable(table, '0123456789abcdef')).toHaveProperty('message');
  });
});
