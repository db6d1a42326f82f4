import { describe, expect, it } from 'vitest';
import { asTable } from '../../../src/table/as-table.ts';
import { countIncomplete } from '../../../src/table/incomplete.ts';
import { missingCode } from '../../../src/table/missing-code.ts';
import type { OwnTable } from '../../../src/table/table.ts';
import { columnOf, draftOf, file, warningsOn } from '../../support/tables.ts';

/** Each letter as a byte. */
const bytesOf = (content: string) => Uint8Array.from(content.split(''), (letter) => letter.charCodeAt(0));

const labels = (text: string | Uint8Array, options = {}) =>
  draftOf(text, 'data.csv', options).columns.map(({ label }) => label);

describe('a person’s choices for a file override detection', () => {
  const text = file('x,y', (row) => `${row},${row % 3}`);

  it('the line of names', () => {
    expect(labels(text, { header: 2 })).toEqual(['0', '0 (2)']);
    expect(draftOf(text, 'data.csv', { header: 'none' }).count).toBe(13);
    expect(draftOf(text, 'data.csv', { header: 3 }).read.header).toBe(3);
  });

  it('the delimiter', () => {
    expect(
      labels(
        file('a,b;c', (row) => `${row},1;${row}`),
        { delimiter: ',' },
      ),
    ).toEqual(['a', 'b;c']);
    expect(
      labels(
        file('a b c', (row) => `${row} x ${row % 2}`),
        { delimiter: ' ' },
      ),
    ).toEqual(['a', 'b', 'c']);
  });

  it('the decimal sign', () => {
    const either = file('a;b', (row) => `1.23${row % 10};${row}`);
    expect(columnOf(draftOf(either, 'data.csv', { decimal: '.' }), 'a').numbers?.[1]).toBe(1.231);
    expect(columnOf(draftOf(either, 'data.csv', { decimal: ',' }), 'a').numbers?.[1]).toBe(1231);
  });

  it('the markers of missing values, and nothing else besides empty cells', () => {
    const gaps = file('a,b', (row) => `${['1', '-200', 'NA', '', '-200.0', '3'][row % 6]},${row}.5`);
    expect(columnOf(draftOf(gaps), 'a')).toMatchObject({ missing: 4 });
    expect(columnOf(draftOf(gaps, 'data.csv', { missing: ['-200', 'na'] }), 'a')).toMatchObject({ missing: 8 });
    const names = file('a,b', (row) => `${['none', 'some', 'all'][row % 3]},${row}.5`);
    expect(columnOf(draftOf(names, 'data.csv', { missing: [] }), 'a').levels).toEqual(['all', 'none', 'some']);
  });

  it('the markers of missing values, with any minus sign, in the file or typed', () => {
    const gaps = file('a,b', (row) => `${['1', '−200', '-200', '5', '–200', '3'][row % 6]},${row}.5`);
    for (const typed of ['−200', '-200', '–200']) {
      const draft = draftOf(gaps, 'data.csv', { missing: [typed] });
      expect(columnOf(draft, 'a'), typed).toMatchObject({ missing: 6 });
      expect(draft.unmet).toEqual([]);
    }
  });

  it('the markers of missing values, including those that no cell contains', () => {
    const gaps = file('a,b', (row) => `${['1', 'NA', '3'][row % 3]},${row}.5`);
    expect(draftOf(gaps, 'data.csv', { missing: ['na', '−999'] }).unmet).toEqual(['−999']);
    expect(draftOf(gaps).unmet).toEqual([]);
  });

  it('the treatment of lines below the table', () => {
    const total = `${file('a,b', (row) => `${row},${row}.5`)}\nTotal,72`;
    expect(draftOf(total)).toMatchObject({ count: 12, read: { footer: 'ignore' } });
    expect(draftOf(total, 'data.csv', { footer: 'read' })).toMatchObject({ count: 13, read: { footer: 'read' } });
  });

  it('the encoding', () => {
    const bytes = bytesOf(file('a,b', (row) => `${row},${row % 2 ? 'Z\xfcrich' : 'Bern'}`));
    expect(draftOf(bytes).read.encoding).toBe('windows-1252');
    const other = draftOf(bytes, 'data.csv', { encoding: 'windows-1251' });
    expect(columnOf(other, 'b').levels).toEqual(['Bern', 'Zьrich']);
    expect(warningsOn(other, 'encoding')).toEqual([]);
  });
});

it('Shift-JIS is detected by the letters that Japanese uses', () => {
  const [data, cat, dog] = ['\x83f\x81[\x83^', '\x82\xcb\x82\xb1', '\x82\xa2\x82\xca'];
  const draft = draftOf(bytesOf(file(`x,${data}`, (row) => `${row},${row % 2 ? cat : dog}`)));
  expect(draft.read.encoding).toBe('shift_jis');
  expect(draft.columns[1]).toMatchObject({ label: 'データ', levels: ['いぬ', 'ねこ'] });
});

describe('lines that are not rows', () => {
  it('are not read as the last category or the first value', () => {
    const totals = file('kind,a', (row) => `${row % 2 ? 'Total' : 'part'},${row}.5`);
    expect(draftOf(totals).count).toBe(12);
    const unknown = file('name,a', (row) => `n${row},${row === 0 ? 'unknown' : row}`);
    expect(draftOf(unknown).count).toBe(12);
  });

  it('include units below the names', () => {
    const draft = draftOf(file('mass,length', (row) => (row === 0 ? 'kg,cm' : `${row}.5,${row}`)));
    expect(draft.count).toBe(11);
    expect(warningsOn(draft, 'Line 2 (“kg”, “cm”) describes the columns')).toMatchObject([{ line: 2 }]);
  });
});

describe('a code for missing values', () => {
  it.each<[string, number[], number | undefined]>([
    ['far below all others', [-200, 1, 2, -200, 3, -200], -200],
    ['nines far above', [25, 20, 9999, 30, 9999, 9999], 9999],
    ['a temperature', [-20, -5, 10, -20, 15, -20], undefined],
    ['a round price', [1000, 10, 20, 1000, 30, 1000], undefined],
    ['met twice', [-200, 1, 2, -200, 3], undefined],
    ['one of two values', [0, 999, 0, 999, 999], undefined],
    ['missing', [Number.NaN, Number.NaN], undefined],
  ])('is suggested if a number looks like one: %s', (_, values, code) => {
    expect(missingCode(Float64Array.from(values))?.value).toBe(code);
  });

  it('is reported once for all columns that contain it', () => {
    const cell = (row: number) => (row % 3 ? row / 4 : -999);
    expect(draftOf(file('a,b,c', (row) => `${cell(row)},${cell(row + 1)},${row}`)).missingCodes).toEqual([
      { value: -999, count: 8, extreme: 'lowest', labels: ['a', 'b'] },
    ]);
  });
});

it('incomplete rows are counted separately from those without a target', () => {
  const draft = draftOf(
    file('a,b,y', (row) => `${row % 4 === 1 ? '' : row},${row}.5,${row % 6 === 5 ? '' : row * 2}.5`),
  );
  const table = asTable(draft, draft.suggested) as OwnTable;
  expect(countIncomplete(table)).toEqual({ withoutTarget: 0, withoutFeature: 3 });
  const values = table.values.map((column, place) =>
    place === 2 ? column.with(1, Number.NaN).with(2, Number.NaN) : column,
  );
  expect(countIncomplete({ ...table, values })).toEqual({ withoutTarget: 2, withoutFeature: 2 });
});
