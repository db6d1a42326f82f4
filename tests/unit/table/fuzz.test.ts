import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asTable } from '../../../src/table/as-table.ts';
import type { Separator } from '../../../src/table/delimiter.ts';
import { MISSING_PLACE } from '../../../src/table/draft.ts';
import { isProblem } from '../../../src/table/problem.ts';
import { readTable } from '../../../src/table/read.ts';
import { writeTable } from '../../../src/table/write.ts';
import { anyTable } from '../../support/tables.ts';

/** A reading has to be a problem in a sentence, or a consistent draft. */
function check(input: string | Uint8Array): void {
  const reading = readTable(input, 'data.csv');
  if (!reading.ok) {
    expect(reading.problem.message).toMatch(/\S.*\.$/s);
    return;
  }
  const { columns, count, suggested, warnings } = reading.draft;
  for (const { line = 1, column = 1, message } of warnings) {
    expect(message).not.toContain('undefined');
    expect(Math.min(line, column)).toBeGreaterThan(0);
  }
  expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
  expect(new Set(columns.map(({ label }) => label)).size).toBe(columns.length);
  expect(Object.keys(suggested.kinds)).toHaveLength(columns.length);
  expect(columns.map(({ id }) => id)).toContain(suggested.target);
  for (const { id, kinds, levels, numbers, places } of columns) {
    expect(id).toMatch(/^[A-Za-z_][A-Za-z0-9_]{0,39}$/);
    expect(kinds).toContain(suggested.kinds[id]);
    expect(numbers?.length ?? count).toBe(count);
    expect(places?.length ?? count).toBe(count);
    expect(kinds.includes('number')).toBe(numbers !== null);
    expect(kinds.includes('category')).toBe(levels !== null);
    expect(levels === null).toBe(places === null);
    expect(numbers?.some((value) => Math.abs(value) === Infinity) ?? false).toBe(false);
    expect(places?.every((place) => place === MISSING_PLACE || place < (levels?.length ?? 0)) ?? true).toBe(true);
  }
  const table = asTable(reading.draft, suggested);
  if (!isProblem(table)) expect(table.values.every((column) => column.length === count)).toBe(true);
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '1',
    '-2.5',
    '1,234.5',
    '3,5',
    'a',
    'b c',
    '"',
    '""',
    '"x"',
    '#',
    "'",
    '=1',
    'NA',
    '1e999',
    '2024-02-30',
    '1/2/2024',
    '5 €',
    '\0',
    '\ufeff',
    '\r',
    '12:30',
  ),
  fc.double().map(String),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
const sign = fc.constantFrom(',', '\t', ';', '|', '\n', '\r\n', ' ');

/** Lines of cells that may be a table. */
const texts = fc
  .array(
    fc.tuple(
      cell,
      fc.oneof(
        { weight: 3, arbitrary: fc.constant(',') },
        { weight: 2, arbitrary: fc.constant('\n') },
        { weight: 1, arbitrary: sign },
      ),
    ),
    { maxLength: 60 },
  )
  .map((cells) => cells.flat().join(''));

/** Valid files, made only once because making them takes longer than reading them. */
const valid = fc
  .sample(fc.tuple(anyTable(), fc.constantFrom<Separator>(',', '\t', ';', '|')), 100)
  .map(([table, delimiter]) => writeTable(table, delimiter));

/** A valid file with changes in a few positions. */
const mutated = fc
  .tuple(fc.constantFrom(...valid), fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.oneof(cell, sign)), { maxLength: 4 }))
  .map(([file, edits]) =>
    edits.reduce((text, [at, gone, instead]) => {
      const place = at % text.length;
      return text.slice(0, place) + instead + text.slice(place + gone);
    }, file),
  );

describe('reading', () => {
  it.each([
    ['any bytes', 2000, fc.uint8Array({ maxLength: 200 })],
    ['any text', 1000, fc.string({ unit: 'binary', maxLength: 200 })],
    ['cells and signs in any order', 4000, texts],
    ['files with a few faults', 3000, mutated],
  ])('gives a problem or a consistent draft for %s', (_, numRuns, input) => {
    fc.assert(fc.property(input as fc.Arbitrary<string | Uint8Array>, check), { numRuns });
  });
});
