import fc from 'fast-check';
import type { Draft, DraftColumn } from '../../src/table/draft.ts';
import type { ReadOptions } from '../../src/table/options.ts';
import { ownTable } from '../../src/table/own.ts';
import type { Problem } from '../../src/table/problem.ts';
import { readTable } from '../../src/table/read.ts';
import type { Column, OwnTable } from '../../src/table/table.ts';

/** The draft of a file that has to be readable. */
export function draftOf(input: string | Uint8Array, name = 'data.csv', options: ReadOptions = {}): Draft {
  const reading = readTable(input, name, options);
  if (!reading.ok) throw new Error(reading.problem.message);
  return reading.draft;
}

/** What is wrong with a file that must not be readable. */
export function problemWith(input: string | Uint8Array, name = 'data.csv'): Problem {
  const reading = readTable(input, name);
  if (reading.ok) throw new Error(`${name} was read`);
  return reading.problem;
}

/** A file with this many rows, by default 12: the names of its columns, then the results of `row` for 0, 1, … */
export function file(names: string, row: (index: number) => string, count = 12): string {
  return [names, ...Array.from({ length: count }, (_, index) => row(index))].join('\n');
}

export function columnOf(draft: Draft, id: string): DraftColumn {
  const column = draft.columns.find((one) => one.id === id);
  if (!column) throw new Error(`no column ${id} among ${draft.columns.map((one) => one.id).join(', ')}`);
  return column;
}

/** The warnings that contain these words. */
export function warningsOn(draft: Draft, words: string): readonly Problem[] {
  return draft.warnings.filter(({ message }) => message.includes(words));
}

interface Kinds {
  /** Names of categories. */
  readonly level: fc.Arbitrary<string>;
  readonly label: fc.Arbitrary<string>;
  readonly number: fc.Arbitrary<number>;
}

/** Any number that a table may contain, short decimals more often than by chance. */
const anyNumber = fc.oneof(
  fc.integer({ min: -1000, max: 1000 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((value) => value / 1000),
  fc.double({ noDefaultInfinity: true, noNaN: true }),
  fc.constant(-0),
);
const anyText = fc.string({ unit: 'binary', maxLength: 12 });

/** Any table that a person may have. */
export function anyTable(kinds: Partial<Kinds> = {}): fc.Arbitrary<OwnTable> {
  const { level = anyText, label = anyText, number = anyNumber } = kinds;
  const size = fc.record({ count: fc.integer({ min: 10, max: 25 }), width: fc.integer({ min: 2, max: 5 }) });
  return size.chain(({ count, width }) => {
    const row = { minLength: count, maxLength: count };
    const numbers = fc.record({
      levels: fc.constant(null),
      values: fc.array(fc.option(number, { nil: Number.NaN, freq: 9 }), row),
    });
    const categories = fc.uniqueArray(level, { minLength: 1, maxLength: 6 }).chain((levels) => {
      const place = fc.integer({ min: 0, max: levels.length - 1 });
      return fc.record({
        levels: fc.constant(levels),
        values: fc.array(fc.option(place, { nil: Number.NaN, freq: 9 }), row),
      });
    });
    const contents = fc.array(fc.oneof(numbers, categories), { minLength: width, maxLength: width });
    const labels = fc.uniqueArray(label, { minLength: width, maxLength: width });
    return fc.record({ name: anyText, contents, labels, unit: fc.option(anyText, { nil: undefined }) }).map((one) => {
      const columns = one.contents.map(({ levels }, index): Column => {
        const named = { id: `c${index}`, label: one.labels[index] ?? '', levels };
        return levels === null && one.unit !== undefined ? { ...named, unit: one.unit } : named;
      });
      const values = one.contents.map((content) => Float64Array.from(content.values));
      return ownTable({ name: one.name, target: `c${width - 1}`, columns, count, values });
    });
  });
}
