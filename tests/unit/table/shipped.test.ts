import { readdirSync, readFileSync } from 'node:fs';
import { csvParseRows } from 'd3';
import { describe, expect, it } from 'vitest';
import { draftOf } from '../../support/tables.ts';

const folder = new URL('../../../public/data/', import.meta.url);

describe('a file of the catalog', () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith('.csv')))('is read without any choices: %s', (name) => {
    const bytes = readFileSync(new URL(name, folder));
    const [header = [], ...rows] = csvParseRows(bytes.toString());
    const { columns, count, suggested, warnings } = draftOf(bytes, name);
    expect(count).toBe(rows.length);
    expect(columns.map(({ id }) => id)).toEqual(header);
    expect(Object.values(suggested.kinds)).not.toContain('ignored');
    expect(warnings.filter(({ message }) => !/repeat/.test(message))).toEqual([]);
    for (const [place, { levels, numbers, places }] of columns.entries()) {
      const cells = rows.map((row) => row[place]).map((cell) => (cell === '' || cell === 'NA' ? undefined : cell));
      const read = numbers
        ? Array.from(numbers, (value) => (Number.isNaN(value) ? undefined : value))
        : Array.from(places ?? [], (value) => levels?.[value]);
      expect(read).toEqual(numbers ? cells.map((cell) => cell && Number(cell)) : cells);
    }
  });
});
