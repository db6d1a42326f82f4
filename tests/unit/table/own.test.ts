import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asTable } from '../../../src/table/as-table.ts';
import type { Choices, ColumnKind } from '../../../src/table/draft.ts';
import { ownTable } from '../../../src/table/own.ts';
import { isProblem } from '../../../src/table/problem.ts';
import type { OwnTable } from '../../../src/table/table.ts';
import { anyTable, draftOf, file } from '../../support/tables.ts';

const draft = draftOf(
  file('name,mass,price,species', (row) => `n${row},${row === 3 ? 'NA' : row / 2},${row} €,${row % 3 ? 'b' : 'a'}`),
  'Birds.csv',
);

function choose(kinds: Readonly<Record<string, ColumnKind>>, target = draft.suggested.target): Choices {
  return { name: 'Birds', target, kinds: { ...draft.suggested.kinds, ...kinds } };
}

describe('a table from a draft', () => {
  it('has the suggested columns, in the order of the file', () => {
    const table = asTable(draft, draft.suggested) as OwnTable;
    expect(table).toMatchObject({
      name: 'Birds',
      target: 'species',
      count: 12,
      columns: [
        { id: 'mass', label: 'mass', levels: null },
        { id: 'price', label: 'price', unit: '€', levels: null },
        { id: 'species', label: 'species', levels: ['a', 'b'] },
      ],
    });
    expect(table.values.map((column) => [...column.slice(0, 4)])).toEqual([
      [0, 0.5, 1, Number.NaN],
      [0, 1, 2, 3],
      [0, 1, 1, 0],
    ]);
  });

  it('can use a column as another kind', () => {
    const table = asTable(draft, choose({ mass: 'category', price: 'ignored' }, 'mass')) as OwnTable;
    expect(table.columns[0]?.levels?.slice(0, 3)).toEqual(['0', '0.5', '1']);
    expect([...(table.values[0]?.slice(0, 5) ?? [])]).toEqual([0, 1, 2, Number.NaN, 3]);
  });

  it.each<[string, Choices, string]>([
    ['the target is ignored', choose({ species: 'ignored' }), '“species” is ignored, so it cannot be the target.'],
    ['there is no such target', choose({}, 'length'), 'There is no column “length”'],
    [
      'a column cannot have the chosen kind',
      choose({ species: 'number' }),
      'Column “species” cannot be numbers. Choose category for it, or ignore it.',
    ],
    [
      'the target is the only column',
      choose({ mass: 'ignored', price: 'ignored' }),
      'no column to predict “species” from',
    ],
  ])('is refused if %s', (_, choices, words) => {
    expect(asTable(draft, choices)).toMatchObject({ message: expect.stringContaining(words) });
  });

  it('is refused if the target is the same in all rows', () => {
    const same = draftOf(file('a,b,class', (row) => `${row},${row}.5,${row % 2 ? 'yes' : ''}`));
    const choices: Choices = {
      ...same.suggested,
      kinds: { ...same.suggested.kinds, class: 'category' },
      target: 'class',
    };
    expect(asTable(same, choices)).toMatchObject({
      message: expect.stringContaining('“class” has a single value'),
      column: 3,
    });
  });

  it('can be made from any suggestion, or there is a reason', () => {
    const table = asTable(draft, { ...draft.suggested, kinds: {} });
    expect(isProblem(table)).toBe(true);
  });
});

describe('the id of a table', () => {
  const table = asTable(draft, draft.suggested) as OwnTable;

  it('is 16 hexadecimal digits, the same for the same content', () => {
    expect(table.id).toMatch(/^[0-9a-f]{16}$/);
    expect(asTable(draft, draft.suggested)).toHaveProperty('id', table.id);
  });

  it('does not distinguish the two zeros or the bit patterns of missing values', () => {
    const other = table.values.map((column) => column.map((value) => (value === 0 ? -0 : value)));
    expect(ownTable({ ...table, values: other }).id).toBe(table.id);
  });

  it.each<[string, Partial<OwnTable>]>([
    ['its name', { name: 'Bird' }],
    ['its target', { target: 'mass' }],
    ['a label', { columns: table.columns.map((column) => ({ ...column, label: `${column.label} ` })) }],
    ['a unit', { columns: table.columns.map((column) => ({ ...column, unit: 'kg' })) }],
    ['the order of columns', { values: table.values.toReversed() }],
    [
      'two signs',
      { values: table.values.map((column) => column.map((value, row) => (row < 6 && row > 3 ? -value : value))) },
    ],
    ['which value is missing', { values: table.values.map((column) => column.with(2, Number.NaN)) }],
  ])('changes with %s', (_, change) => {
    expect(ownTable({ ...table, ...change }).id).not.toBe(table.id);
  });

  it('differs for tables that differ in one value', () => {
    fc.assert(
      fc.property(anyTable(), fc.nat(), fc.nat(), (one, column, row) => {
        const place = column % one.values.length;
        const changed = one.values.map((values, index) =>
          index === place ? values.with(row % one.count, (values[row % one.count] || 0) + 1e300) : values,
        );
        expect(ownTable({ ...one, values: changed }).id).not.toBe(one.id);
      }),
    );
  });
});

it('a table marks each column with missing values, whatever its input says', () => {
  const values = [Float64Array.of(1, Number.NaN), Float64Array.of(0, 1)];
  const columns = [
    { id: 'a', label: 'a', levels: null },
    { id: 'b', label: 'b', levels: ['x', 'y'], missing: true as const },
  ];
  const table = ownTable({ name: 't', target: 'b', columns, count: 2, values });
  expect(table.columns.map(({ missing }) => missing)).toEqual([true, undefined]);
});
