import { describe, expect, it } from 'vitest';
import { columnOf, draftOf, file, warningsOn } from '../../support/tables.ts';

/** Labels and first numbers, for files whose columns are numbers. */
function read(text: string) {
  const { columns, count } = draftOf(text);
  return { labels: columns.map(({ label }) => label), count, second: columns[1]?.numbers?.slice(0, 3) };
}

describe('the delimiter', () => {
  it.each([
    ['a comma', ','],
    ['a tab', '\t'],
    ['a semicolon', ';'],
    ['a pipe', '|'],
  ])('may be %s', (_, sign) => {
    const text = file(['a', 'b', 'c'].join(sign), (row) => [row, row / 4, row * row].join(sign));
    expect(read(text)).toEqual({ labels: ['a', 'b', 'c'], count: 12, second: Float64Array.of(0, 0.25, 0.5) });
  });

  it('is the semicolon if the comma is the decimal sign', () => {
    const text = Array.from({ length: 12 }, (_, row) => `1,${row};2,${row};3,${row}`).join('\n');
    expect(read(text)).toMatchObject({
      labels: ['Column 1', 'Column 2', 'Column 3'],
      second: Float64Array.of(2, 2.1, 2.2),
    });
  });

  it('is the comma if cells contain lists', () => {
    const draft = draftOf(file('a,b', (row) => `${row},x;y;${row % 2}`));
    expect(columnOf(draft, 'b').levels).toEqual(['x;y;0', 'x;y;1']);
  });

  it('may be named in a first line, as Excel does', () => {
    const draft = draftOf(`sep=|\n${file('a|b,c', (row) => `${row}|${row},5`)}`);
    expect(draft.columns.map(({ label }) => label)).toEqual(['a', 'b,c']);
  });
});

describe('lines', () => {
  it.each([
    ['\\r\\n', '\r\n'],
    ['\\r', '\r'],
    ['\\n', '\n'],
  ])('may end with %s', (_, end) => {
    expect(read(file('a,b', (row) => `${row},${row}`).replaceAll('\n', end))).toMatchObject({ count: 12 });
  });

  it('that are blank or a comment are not rows, but count as lines', () => {
    const text = `# made by hand\n\n${file('a,b', (row) => `${row},${row === 4 ? 'four' : row}\n\n , \n# so far`)}`;
    const draft = draftOf(text);
    expect(draft.count).toBe(12);
    expect(warningsOn(draft, '“four”')).toMatchObject([{ line: 20, column: 2 }]);
  });

  it('that start with # and have a cell for each column are rows', () => {
    expect(columnOf(draftOf(file('colour,b', (row) => `#${row % 3}f0000,${row}`)), 'colour').levels).toHaveLength(3);
  });

  it('may name the columns after a #', () => {
    expect(draftOf(file('# x,y', (row) => `${row},${row}`)).columns.map(({ label }) => label)).toEqual(['x', 'y']);
  });

  it('may break within quotation marks', () => {
    const draft = draftOf(file('a,"b\nc"', (row) => `${row},"x,""${row % 2}""\n"`));
    expect(draft.columns[1]).toMatchObject({ id: 'b_c', label: 'b c', levels: ['x,"0"', 'x,"1"'] });
  });

  it('are numbered in long files across the pieces in which they are parsed', () => {
    const rows = (row: number) => `${row},"${'word '.repeat(20)}\n${row % 7}",${row === 19_000 ? 'odd' : row / 2}`;
    const draft = draftOf(file('a,b,c', rows, 20_000));
    expect(draft.count).toBe(20_000);
    expect(columnOf(draft, 'c').numbers?.[19_999]).toBe(9999.5);
    expect(warningsOn(draft, '“odd”')).toMatchObject([{ line: 38_002, column: 3 }]);
  });

  it('that are too short or too long are reported with their positions', () => {
    const draft = draftOf(
      file('a,b,c', (row) => (row === 2 ? '1' : row % 5 === 3 ? '1,2,3,4' : `${row},${row},5.${row}`)),
    );
    expect(draft.count).toBe(12);
    expect(columnOf(draft, 'c')).toMatchObject({ missing: 1 });
    expect(draft.warnings).toEqual([
      {
        message: '1 row has fewer than 3 cells (line 4): the cells missing at the end count as missing values.',
        line: 4,
      },
      {
        message: '2 rows have more than 3 cells (lines 5 and 10): the extra cells are ignored.',
        line: 5,
      },
      expect.objectContaining({ message: expect.stringContaining('line 10 repeats one above') }),
    ]);
  });
});

describe('names of columns', () => {
  it('are missing if the first line contains values', () => {
    const draft = draftOf(Array.from({ length: 10 }, (_, row) => `${row}.5,a${row % 2}`).join('\n'));
    expect(draft.count).toBe(10);
    expect(draft.columns.map(({ label, id }) => [label, id])).toEqual([
      ['Column 1', 'column_1'],
      ['Column 2', 'column_2'],
    ]);
    expect(draft.warnings[0]).toMatchObject({
      line: 1,
      message: expect.stringContaining('contains values, not names'),
    });
  });

  it('are distinguished from words below them', () => {
    const names = draftOf(file('animal,sound', (row) => `${row % 2 ? 'cat' : 'dog'},${row % 2 ? 'meow' : 'wow'}`));
    expect(names.columns.map(({ label }) => label)).toEqual(['animal', 'sound']);
    const none = draftOf(file('cat,meow', (row) => `${row % 2 ? 'cat' : 'dog'},${row % 2 ? 'meow' : 'wow'}`));
    expect(none.columns.map(({ label }) => label)).toEqual(['Column 1', 'Column 2']);
  });

  it('become distinct ids that suit a link', () => {
    const header = 'Body mass (g),body-mass g,2019,Größe,Straße,東京,toString,,_,Größe';
    const draft = draftOf(file(header, (row) => Array.from(header.split(','), (_, index) => row * index).join(',')));
    expect(draft.columns.map(({ id }) => id)).toEqual([
      'body_mass_g',
      'body_mass_g_2',
      '_2019',
      'grosse',
      'strasse',
      'column_6',
      'tostring',
      'column_8',
      'column_9',
      'grosse_2',
    ]);
  });

  it('become ids that are not reserved words of a link', () => {
    const header = 'none,constructor,__proto__,all,components,toString,"has,comma"';
    const draft = draftOf(file(header, (row) => Array.from({ length: 7 }, (_, index) => row * index).join(',')));
    expect(draft.columns.map(({ id }) => id)).toEqual([
      '_none',
      '_constructor',
      'proto',
      '_all',
      '_components',
      'tostring',
      'has_comma',
    ]);
    expect(draft.columns.map(({ label }) => label)).toEqual([
      ...['none', 'constructor', '__proto__', 'all', 'components', 'toString', 'has,comma'],
    ]);
  });

  it('are completed if one is missing or repeated', () => {
    const draft = draftOf(file('x,,x,y', (row) => `${row},${row + 1},${row + 2},${row % 2}`));
    expect(draft.columns.map(({ label }) => label)).toEqual(['x', 'Column 2', 'x (2)', 'y']);
    expect(draft.warnings.map(({ message }) => message)).toEqual([
      'Column 2 has no name in line 1 and is named “Column 2”.',
      'Column 3 repeats the name “x” and is named “x (2)”.',
    ]);
  });

  it('may lack the one of the row names, as in files of R', () => {
    const draft = draftOf(file('mpg,cyl', (row) => `"Mazda ${row}",${row * 1.5},${row % 3}`));
    expect(draft.columns.map(({ label }) => label)).toEqual(['Column 1', 'mpg', 'cyl']);
    expect(draft.suggested.kinds).toMatchObject({ column_1: 'ignored', mpg: 'number' });
  });
});
