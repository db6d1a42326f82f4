import { describe, expect, it } from 'vitest';
import { MISSING_PLACE } from '../../../src/table/draft.ts';
import { columnOf, draftOf, file, warningsOn } from '../../support/tables.ts';

/** A file of two columns: these cells, in quotation marks, and a number. */
function cells(values: readonly string[], count = 12): string {
  return file('v,other', (row) => `"${values[row % values.length]}",${row}.5`, count);
}

function numbers(...values: string[]) {
  return [...(columnOf(draftOf(cells(values)), 'v').numbers ?? [])].slice(0, values.length);
}

describe('numbers', () => {
  it.each([
    ['plain', ['1', '-2.5', '+3', '.5', '4.', '1e3', '2E-2'], [1, -2.5, 3, 0.5, 4, 1000, 0.02]],
    [
      'with all digits of float64',
      ['0.1', '0.30000000000000004', '1e-323', '123456789012345680'],
      [0.1, 0.30000000000000004, 1e-323, 123456789012345680],
    ],
    ['with commas between thousands', ['1,234.5', '999', '-1,000,000'], [1234.5, 999, -1000000]],
    ['with points between thousands', ['1.234,5', '999', '-1.000.000'], [1234.5, 999, -1000000]],
    ['with blanks between thousands', ['1 234,5', '999', '-1\u00a0000\u202f000'], [1234.5, 999, -1000000]],
    ['with blanks and a decimal point', ['1 234.5', '999', "-1'000'000"], [1234.5, 999, -1000000]],
    ['with a decimal comma', ['1,5', '2,25', '3'], [1.5, 2.25, 3]],
    ['with a sign of a currency', ['$1,234.50', '-$5', '7'], [1234.5, -5, 7]],
    ['with a currency behind', ['12,50 €', '3 €'], [12.5, 3]],
    ['with a typeset minus', ['−5', '6'], [-5, 6]],
    ['with per cent', ['12 %', '7.5%'], [12, 7.5]],
  ])('%s', (_, written, expected) => {
    expect(numbers(...written)).toEqual(expected);
  });

  it('with signs are reported with an example, its line and its column', () => {
    const draft = draftOf(cells(['€ 1,234.50', '€ 2']));
    expect(draft.warnings).toContainEqual({
      message: 'Column “v”, line 2: “€ 1,234.50” is read as 1234.5. The same applies to 11 more cells.',
      line: 2,
      column: 1,
    });
    expect(columnOf(draft, 'v').unit).toBe('€');
  });

  it('that can be read in two ways are read like the rest of the table', () => {
    const point = file('a;b', (row) => `1.23${row % 10};${row},5`);
    expect(columnOf(draftOf(point), 'a').numbers?.[0]).toBe(1230);
    const comma = file('a,b', (row) => `"1,23${row % 10}",${row}.5`);
    expect(columnOf(draftOf(comma), 'a').numbers?.[0]).toBe(1230);
    const decimal = file('a;b', (row) => `1,23${row % 10};${row},5`);
    expect(columnOf(draftOf(decimal), 'a').numbers?.[0]).toBe(1.23);
    const nothing = file('a;b', (row) => `1.23${row % 10};${row}`);
    expect(columnOf(draftOf(nothing), 'a').numbers?.[0]).toBe(1230);
    expect(
      warningsOn(draftOf(nothing), 'nothing in the file shows whether the sign marks thousands or decimals'),
    ).toMatchObject([{ line: 2 }]);
    const zeros = file('a;b', (row) => `1.23${row % 10};0.00${row % 10}`);
    expect(columnOf(draftOf(zeros), 'b').numbers?.[1]).toBe(0.001);
  });

  it('that are not finite count as missing', () => {
    const draft = draftOf(cells(['1', 'inf', '-Infinity', '1e999', '2', '3']));
    expect([...(columnOf(draft, 'v').numbers ?? [])].slice(0, 6)).toEqual([
      1,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      2,
      3,
    ]);
    expect(warningsOn(draft, 'finite')).toMatchObject([{ line: 3, column: 1 }]);
  });

  it('that are too large to use count as missing, which is reported with the value', () => {
    const draft = draftOf(cells(['1', '2', '1e308', '3']));
    expect([...(columnOf(draft, 'v').numbers ?? [])].slice(0, 4)).toEqual([1, 2, Number.NaN, 3]);
    expect(warningsOn(draft, '“1e308” is beyond ±1e36')).toMatchObject([{ line: 4, column: 1 }]);
  });

  it.each([
    ['all are too large', (row: number) => `${row % 2 ? '-' : ''}1e308`, '“1e308” in line 2 is beyond ±1e36'],
    ['they lie too close', (row: number) => `${row}e-320`, 'goes from 0 to 1.1e−319'],
  ])('make the page ignore their column if %s', (_, cell, words) => {
    const draft = draftOf(file('v,a,b', (row) => `${cell(row)},${row}.5,${row % 2}`));
    expect(draft.suggested.kinds.v).toBe('ignored');
    expect(warningsOn(draft, words)).toMatchObject([{ column: 1 }]);
  });

  it.each([
    ['in brackets', ['(2,535.00)', '1,364.00', '($7)'], [-2535, 1364, -7]],
    ['in lakhs', ['12,34,567.5', '1,00,000', '999'], [1234567.5, 100000, 999]],
    ['in Arabic digits', ['١٢٫٥', '٣', '٤'], [12.5, 3, 4]],
    ['in Devanagari digits', ['१२.५', '३', '४'], [12.5, 3, 4]],
    ['in wide digits', ['１２．５', '３', '−４'], [12.5, 3, -4]],
  ])('may be written %s', (_, written, expected) => {
    expect(numbers(...written)).toEqual(expected);
  });

  it('with few words among them stay numbers, and the first word is quoted', () => {
    const draft = draftOf(file('v,other', (row) => `${row % 15 === 4 ? 'unknown' : row},${row}.5`, 60));
    const column = columnOf(draft, 'v');
    expect(column).toMatchObject({ words: 4, missing: 0, kinds: ['number', 'ignored'] });
    expect(column.numbers?.[4]).toBeNaN();
    expect(draft.warnings).toEqual([
      {
        message:
          'Column “v”, line 6: “unknown” is not a number, unlike nearly all of this column, and counts as missing. The same applies to 3 more cells.',
        line: 6,
        column: 1,
      },
    ]);
  });

  it('with many words among them are a category', () => {
    const draft = draftOf(cells(['1', '2', 'many']));
    expect(draft.suggested.kinds.v).toBe('category');
    expect(columnOf(draft, 'v')).toMatchObject({
      levels: ['1', '2', 'many'],
      kinds: ['number', 'category', 'ignored'],
    });
    expect(warningsOn(draft, '“many”')).toMatchObject([{ line: 4, column: 1 }]);
  });
});

describe('missing values', () => {
  it.each(['', 'NA', 'n/a', 'NaN', 'null', '?', '-', 'None', ' '])('may be written as "%s"', (token) => {
    const draft = draftOf(cells(['1', token, '3']));
    expect(columnOf(draft, 'v')).toMatchObject({ missing: 4, words: 0 });
    expect(numbers('1', token, '3')).toEqual([1, Number.NaN, 3]);
  });

  it('are not among the categories', () => {
    const column = columnOf(draftOf(cells(['b', 'NA', 'a'])), 'v');
    expect(column.levels).toEqual(['a', 'b']);
    expect(column.places?.slice(0, 3)).toEqual(Uint8Array.of(1, MISSING_PLACE, 0));
  });

  it('that may be a name are reported', () => {
    expect(warningsOn(draftOf(cells(['some', 'none', 'many'])), '“none”')).toMatchObject([{ line: 3, column: 1 }]);
  });

  it('in every row make the page ignore the column', () => {
    const draft = draftOf(file('a,b,c', (row) => `${row},${row % 2 ? 'NA' : ''},${row}.5`));
    expect(columnOf(draft, 'b')).toMatchObject({ kinds: ['ignored'], missing: 12 });
    expect(warningsOn(draft, 'no value in any row')).toMatchObject([{ column: 2 }]);
  });
});

describe('dates', () => {
  it.each([
    ['ISO', ['1970-01-02', '2024-02-29'], [1, 19782]],
    ['ISO with a time', ['1970-01-01T12:00', '1970-01-02 06:00:00Z', '1970-01-01T00:00:00+06:00'], [0.5, 1.25, -0.25]],
    ['year first', ['1970/1/2', '1970/1/3'], [1, 2]],
    ['day first', ['3/1/1970', '31/1/1970'], [2, 30]],
    ['month first', ['1/3/1970', '1/31/1970'], [2, 30]],
    ['behind dots', ['3.1.1970', '4.1.1970'], [2, 3]],
  ])('are read as days since 1970: %s', (_, written, expected) => {
    expect(numbers(...written)).toEqual(expected);
    const draft = draftOf(cells(written));
    expect(columnOf(draft, 'v').unit).toBe('days');
    expect(warningsOn(draft, 'is a date')).toMatchObject([{ line: 2, column: 1 }]);
  });

  it('are ignored if nothing distinguishes day from month', () => {
    const draft = draftOf(cells(['1/2/2024', '3/4/2024', '5/6/2024']));
    expect(draft.suggested.kinds.v).toBe('ignored');
    expect(columnOf(draft, 'v').why).toBe('unclear dates');
    expect(warningsOn(draft, '“1/2/2024” may begin with the day or the month')).toMatchObject([{ line: 2, column: 1 }]);
  });

  it('that do not exist are words', () => {
    expect(columnOf(draftOf(cells(['2023-02-29', '2023-02-28'])), 'v')).toMatchObject({
      numbers: null,
      levels: ['2023-02-28', '2023-02-29'],
    });
  });
});

describe('categories', () => {
  it('have their names in order, numbers in numerical order', () => {
    expect(columnOf(draftOf(cells(['b', 'a', 'C'])), 'v').levels).toEqual(['C', 'a', 'b']);
    expect(columnOf(draftOf(cells(['10', '9', '-1'])), 'v').levels).toEqual(['-1', '9', '10']);
  });

  it('are at most 50', () => {
    const text = (levels: number) => file('v,other,more', (row) => `n${row % levels},${row}.5,${row % 7}.5`, 120);
    expect(columnOf(draftOf(text(50)), 'v').levels).toHaveLength(50);
    const draft = draftOf(text(51));
    expect(columnOf(draft, 'v')).toMatchObject({ levels: null, places: null, kinds: ['ignored'] });
  });
});

describe('columns without information', () => {
  it.each([
    [
      'every row has a different text, such as “name 0” in line 2',
      'every text differs',
      (row: number) => `name ${row}`,
    ],
    [
      '51 different texts, such as “name 0” in line 2, and a column can have at most 50 categories',
      '51 different texts',
      (row: number) => `name ${row % 51}`,
    ],
    ['in line 2 has 201 characters', 'too long texts', (row: number) => `${row % 2}`.padStart(201, 'x')],
    ['the same value in every row: “7” in line 2', 'one value only', () => '7'],
    [
      'the same value in every row that has one: “a” in line 3',
      'one value only',
      (row: number) => (row % 2 ? 'a' : ''),
    ],
  ])('are ignored: %s', (reason, why, cell) => {
    const text = file('a,v,b', (row) => `${row},${cell(row)},${row}.5`, reason.startsWith('51') ? 102 : 12);
    const draft = draftOf(text);
    expect(draft.suggested.kinds.v).toBe('ignored');
    expect(columnOf(draft, 'v').why).toBe(why);
    expect(warningsOn(draft, reason)).toMatchObject([{ column: 2 }]);
  });

  it.each(['id', 'PassengerId', 'row', 'Unnamed: 0', '', 'sample_id'])('are ignored: row numbers, "%s"', (name) => {
    const draft = draftOf(file(`${name},a,b`, (row) => `${row + 1},${row / 8},${row % 2}`));
    expect(Object.values(draft.suggested.kinds)).toEqual(['ignored', 'number', 'category']);
    expect(columnOf(draft, draft.columns[0]?.id ?? '').kinds).toContain('number');
  });
});

describe('the suggested target', () => {
  it('is the column with a usual name of a target', () => {
    const draft = draftOf(file('a,Survived,b', (row) => `${row},${row % 2},${row}.5`));
    expect(draft.suggested).toMatchObject({ target: 'survived', kinds: { survived: 'category' } });
  });

  it('is otherwise the last column, where a few whole numbers become classes', () => {
    const draft = draftOf(file('a,b,grade', (row) => `${row % 2},${row}.5,${row % 3}`));
    expect(draft.suggested).toMatchObject({ target: 'grade', kinds: { a: 'number', grade: 'category' } });
  });

  it('is a number if its values are many or not whole', () => {
    expect(draftOf(file('a,b', (row) => `${row},${row * 3}`)).suggested.kinds.b).toBe('number');
    expect(draftOf(file('a,b', (row) => `${row},${(row % 2) / 2}`)).suggested.kinds.b).toBe('number');
  });

  it('is never an ignored column', () => {
    const draft = draftOf(file('a,b,class', (row) => `${row},${row}.5,same`));
    expect(draft.suggested.target).toBe('b');
  });
});

describe('equal rows', () => {
  it('are counted and kept', () => {
    const draft = draftOf(file('a,b', (row) => `${row % 5},${(row % 5) * 2}`));
    expect(draft.count).toBe(12);
    expect(warningsOn(draft, '7 rows repeat rows above them (line 7 is the first)')).toHaveLength(1);
  });
});
