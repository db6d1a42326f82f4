import { csvParseRows } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asTable } from '../../../src/table/as-table.ts';
import type { Separator } from '../../../src/table/delimiter.ts';
import type { ColumnKind } from '../../../src/table/draft.ts';
import { isMissing } from '../../../src/table/missing.ts';
import type { ReadOptions } from '../../../src/table/options.ts';
import { ownTable } from '../../../src/table/own.ts';
import type { OwnTable } from '../../../src/table/table.ts';
import { writeTable } from '../../../src/table/write.ts';
import { anyTable, draftOf } from '../../support/tables.ts';

function tableOf(levels: readonly string[], label = 'word'): OwnTable {
  const place = Float64Array.from(levels, (_, index) => index);
  return ownTable({
    name: 'Words',
    target: 'word',
    columns: [
      { id: 'n', label: 'n', levels: null },
      { id: 'word', label, levels },
    ],
    count: levels.length,
    values: [place.map((value) => value / 4), place],
  });
}

describe('a written table', () => {
  it('has a line of labels and a line for each row', () => {
    const table = tableOf(['a', 'b c', 'd,e', 'f "g"', 'h\ni']);
    const missing = ownTable({ ...table, values: table.values.map((column) => column.with(1, Number.NaN)) });
    expect(writeTable(table)).toBe('n,word\r\n0,a\r\n0.25,b c\r\n0.5,"d,e"\r\n0.75,"f ""g"""\r\n1,"h\ni"\r\n');
    expect(writeTable(missing, '\t')).toContain('\r\n\t\r\n');
  });

  it('has a column for each pixel of an image', () => {
    const image = { channels: 1, height: 1, width: 2 };
    const table = {
      columns: [
        { id: 'image', label: 'Image', levels: null, image },
        { id: 'kind', label: 'Kind', levels: ['a', 'b'] },
      ],
      count: 2,
      values: [Float64Array.of(0, 0.5, 1, 0.25), Float64Array.of(1, 0)],
    };
    expect(writeTable(table)).toBe('"Row 1, column 1","Row 1, column 2",Kind\r\n0,0.5,b\r\n1,0.25,a\r\n');
  });

  it('has a column for each value of each step of a sequence, empty where no target is scored', () => {
    const table = {
      columns: [
        { id: 'sequence', label: 'sequence', levels: null, sequence: { steps: 2, names: ['value', 'marker'] } },
        { id: 'y', label: 'class', levels: ['a', '='], sequence: { steps: 2, names: ['y'] } },
      ],
      count: 2,
      values: [Float64Array.of(0.5, 1, 2, 0, 3, 4, 5, 6), Float64Array.of(Number.NaN, 0, 1, 0)],
    };
    const lines = writeTable(table).trimEnd().split('\r\n');
    expect(lines).toEqual(['value_t1,marker_t1,value_t2,marker_t2,class_t1,class_t2', '0.5,1,2,0,,a', "3,4,5,6,'=,a"]);
  });

  it('keeps spreadsheets from running text, and leaves numbers alone', () => {
    const text = writeTable(tableOf(['=1+2', '+x', '-3', '@a', "'=b", '-'], '=label'));
    expect(text.split('\r\n')).toEqual([
      "n,'=label",
      "0,'=1+2",
      "0.25,'+x",
      '0.5,-3',
      "0.75,'@a",
      "1,''=b",
      "1.25,'-",
      '',
    ]);
  });

  it('is read correctly by D3', () => {
    fc.assert(
      fc.property(anyTable(), (table) => {
        const rows = csvParseRows(writeTable(table));
        expect(rows).toHaveLength(table.count + 1);
        for (const [index, column] of table.columns.entries()) {
          if (column.levels) continue;
          const values = rows.slice(1).map((row) => (row[index] === '' ? Number.NaN : Number(row[index])));
          expect(Float64Array.from(values)).toEqual(table.values[index]?.map((value) => value + 0));
        }
      }),
    );
  });
});

/** Text that reading neither trims nor interprets as a number, a date or a missing value. */
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
  .map((text) => text.trim())
  .filter((text) => text !== '' && !isMissing(text) && !/[\r\n]/.test(text));
/** Numbers that a table can contain. */
const number = fc.oneof(
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 1000),
  fc.double({ min: -1e36, max: 1e36, noNaN: true }).map((value) => (Math.abs(value) < 1e-36 ? 0 : value)),
);
const label = fc.string({ unit: fc.constantFrom(...'abcxyz_=+@'), minLength: 1, maxLength: 8 });

/** Values with names in place of indices. */
function named({ columns, values, count }: OwnTable): unknown[][] {
  return columns.map(({ levels }, column) =>
    Array.from({ length: count }, (_, row) => {
      const value = (values[column]?.[row] ?? Number.NaN) + 0;
      return levels && !Number.isNaN(value) ? levels[value] : value;
    }),
  );
}

describe('a table that was written and is read', () => {
  it.each<Separator>([',', '\t', ';', '|'])('is the same, with "%s" between columns', (delimiter) => {
    // Blank lines are not rows, and a column with a single value is ignored.
    const tables = anyTable({ level: word, label, number }).filter(({ values, count }) => {
      const present = values.map((column) => column.some((value) => !Number.isNaN(value)));
      const blank = Array.from({ length: count }, (_, row) => values.every((column) => Number.isNaN(column[row])));
      return present.every(Boolean) && !blank.some(Boolean);
    });
    fc.assert(
      fc.property(tables, (table) => {
        const targets = table.values.at(-1)?.filter((value) => !Number.isNaN(value)) ?? [];
        fc.pre(new Set(targets).size > 1);
        // With semicolons as delimiters, 1.234 may be more than a thousand.
        const options: ReadOptions = delimiter === ';' ? { decimal: '.' } : {};
        const draft = draftOf(writeTable(table, delimiter), `${table.name}.csv`, options);
        const kinds = draft.columns.map(({ id }, index): [string, ColumnKind] => [
          id,
          table.columns[index]?.levels ? 'category' : 'number',
        ]);
        const choices = { name: table.name, target: draft.columns.at(-1)?.id ?? '', kinds: Object.fromEntries(kinds) };
        const read = asTable(draft, choices) as OwnTable;
        expect(draft.columns.map((column) => column.label)).toEqual(table.columns.map((column) => column.label));
        expect(named(read)).toEqual(named(table));
      }),
    );
  });
});
