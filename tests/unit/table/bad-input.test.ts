import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/table/limits.ts';
import { draftOf, file, problemWith } from '../../support/tables.ts';

const rows = (row: number) => `${row},${row % 2}`;

describe('a file that is not a table', () => {
  it.each([
    ['empty', '', '“data.csv” is empty'],
    ['blank', ' \n\n\t\n', '“data.csv” is empty'],
    ['a web page', '<!DOCTYPE html>\n<html><body>a,b', 'is a web page'],
    ['JSON', '[{"a": 1, "b": 2}]', 'is JSON'],
    ['XML', '<?xml version="1.0"?><rows/>', 'is XML'],
    ['ARFF', '% iris\n@RELATION iris\n', 'is ARFF'],
  ])('is refused: %s', (_, text, words) => {
    expect(problemWith(text).message).toContain(words);
  });

  it('has only one column, without numbers', () => {
    const text = file('name', (row) => (row % 2 ? 'low' : 'high'));
    expect(problemWith(text)).toEqual({
      message:
        'There is only one column, and it has no numbers that could be a time series: no comma, semicolon, tab, pipe or space separates the lines into cells (line 1 is “name”). A table of categories needs a column to predict and at least one to predict it from. If this is a text, use the tab Your text.',
      line: 1,
      column: 1,
    });
  });

  it('has only one column, of equal numbers', () => {
    expect(problemWith(file('height', () => '3')).message).toMatch(/^Only one column .* it has the same value/);
  });

  it('has only names of columns', () => {
    expect(problemWith('\n\na,b,c\n')).toMatchObject({ message: expect.stringContaining('no row follows'), line: 3 });
  });

  it('has too few rows', () => {
    expect(problemWith(file('a,b', rows, 9))).toMatchObject({
      message: 'There are only 9 rows. At least 10 are needed, to train on some and test on others.',
      line: 10,
    });
    expect(draftOf(file('a,b', rows, 10)).count).toBe(10);
  });

  it('has no usable column', () => {
    const text = file('name,note', (row) => `name ${row},`, 60);
    expect(problemWith(text).message).toContain('No column can be used');
    expect(problemWith(file('name,x', (row) => `name ${row},${row % 2 ? 'low' : 'high'}`, 60)).message).toContain(
      'Only one column',
    );
  });
});

describe('a file beyond the limits', () => {
  it('has too many columns', () => {
    const wide = (width: number) =>
      file(Array.from({ length: width }, (_, at) => `c${at}`).join(), () => '1,'.repeat(width - 1));
    expect(problemWith(wide(10_000))).toEqual({
      message:
        'There are 10,000 columns, and at most 500 can be read. Remove columns; if rows and columns are swapped, transpose the table.',
      line: 1,
      column: 501,
    });
    expect(problemWith(wide(501)).message).toContain('501 columns');
  });

  it('has too many rows', () => {
    const message =
      'There are more than 100,000 rows, the most that can be read (the text has 100,002 lines). Keep some of them, ideally a random sample.';
    const text = file('a,b', rows, LIMITS.rows + 1);
    expect(problemWith(text)).toEqual({ message, line: LIMITS.rows + 2 });
    expect(problemWith(`${text.replace('a,b', '0.5,1')}\n`)).toMatchObject({ message });
  });

  it('has too many bytes', () => {
    expect(problemWith(new Uint8Array(LIMITS.bytes + 2 ** 20)).message).toContain(
      'The file has 21 MB, and at most 20 MB',
    );
  });

  it('is read if it is exactly at the limits', () => {
    expect(draftOf(file('a,b', rows, LIMITS.rows)).count).toBe(LIMITS.rows);
  });
});

describe('quotation marks', () => {
  it('that never close are reported with the position of the first one', () => {
    const text = file('a,b,c', (row) => (row === 3 ? '1,2,"three' : `${row},${row},"x\n${row}"`));
    expect(problemWith(text)).toEqual({
      message:
        'The quotation mark that opens “"three” in line 8, column 3 (character 5) is closed in the middle of the cell. Close it at the end of the cell; write a mark within the text twice: "".',
      line: 8,
      column: 3,
    });
    expect(problemWith(file('a,b', (row) => (row === 7 ? '"7,8' : `${row},${row}`)))).toMatchObject({
      message: expect.stringContaining('opens “"7,8” in line 9, column 1 (character 1) is never closed'),
      line: 9,
      column: 1,
    });
  });

  it('that never close are also found in a long file', () => {
    const text = file('a,b', (row) => (row === 50_000 ? '1,"2' : `${row},text of some length`), 90_000);
    expect(problemWith(text)).toMatchObject({ line: 50_002, column: 2 });
  });

  it('within a word are letters', () => {
    expect(draftOf(file('a,b', (row) => `5" pipe,${row}`)).columns[0]?.preview[0]).toBe('5" pipe');
  });
});

describe('very long cells', () => {
  it.each([
    ['digits', '1'.repeat(500_000)],
    ['digits and a letter', `${'1'.repeat(500_000)}x`],
    ['groups of digits and a letter', `1${',111'.repeat(200_000)}x`],
    ['blanks', `1${' '.repeat(500_000)}x`],
  ])('take time in proportion to their length: %s', (_, cell) => {
    expect(problemWith(file('a,b', () => `"${cell}",1`)).message).toContain('Only one column can be used');
  });
});
