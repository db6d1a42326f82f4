import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../../src/math/random.ts';
import { MAX_LINK } from '../../../src/table/link-lengths.ts';
import { ownTable } from '../../../src/table/own.ts';
import { packedLength, packTable, unpackTable } from '../../../src/table/pack.ts';
import type { OwnTable } from '../../../src/table/table.ts';
import { INPUTS, mutationsOf } from '../../support/mutations.ts';
import { anyTable } from '../../support/tables.ts';

/** Points as a person draws them: two decimals, two classes. */
function points(count: number): OwnTable {
  const random = randomStream(1, 'points');
  const coordinates = () => Float64Array.from({ length: count }, () => (random.integer(1201) - 600) / 100);
  return ownTable({
    name: 'Drawn points',
    target: 'class',
    columns: [
      { id: 'x1', label: 'x₁', levels: null },
      { id: 'x2', label: 'x₂', levels: null },
      { id: 'class', label: 'class', levels: ['A', 'B'] },
    ],
    count,
    values: [coordinates(), coordinates(), Float64Array.from({ length: count }, () => random.integer(2))],
  });
}

describe('a packed table', () => {
  it('is restored unchanged', () => {
    fc.assert(
      fc.property(anyTable(), (table) => {
        const text = packTable(table) ?? '';
        const zero = table.values.map((column) => column.map((value) => value + 0));
        expect(text).toMatch(/^1[\w-]+$/);
        expect(unpackTable(text)).toEqual({ ...table, values: zero });
      }),
      { numRuns: 300 },
    );
  });

  it('keeps any unit, level and number', () => {
    const table = ownTable({
      name: '\ud800',
      target: 'b',
      columns: [
        { id: 'a', label: 'a\nb', unit: '°C', levels: null },
        { id: 'b', label: '', levels: ['', '\udfff', '"\\\n', '😀'] },
        { id: 'c', label: 'all missing', levels: null },
        { id: 'd', label: 'wide', levels: null },
      ],
      count: 4,
      values: [
        Float64Array.of(Number.MAX_VALUE, 5e-324, -1e300, Number.NaN),
        Float64Array.of(3, 2, Number.NaN, 1),
        new Float64Array(4).fill(Number.NaN),
        Float64Array.of(-(2 ** 46), 2 ** 46, 2 ** 47, 2 ** 47 + 2 ** 46 - 2),
      ],
    });
    expect(unpackTable(packTable(table) ?? '')).toEqual(table);
  });

  it('fits a thousand drawn points in a link, and gives its length', () => {
    const table = points(1000);
    const text = packTable(table);
    expect(text?.length).toBe(packedLength(table));
    expect(packedLength(table)).toBeLessThan(4600);
    expect(unpackTable(text ?? '')).toEqual(table);
  });

  it('is null if it is too long for a link, but its length is still available', () => {
    const table = points(2000);
    expect(packTable(table)).toBeNull();
    expect(packedLength(table)).toBeGreaterThan(MAX_LINK);
    expect(packTable(points(70_000))).toBeNull();
    expect(packedLength(points(70_000))).toBe(Number.POSITIVE_INFINITY);
  });

  it('of version 1 can still be read', () => {
    expect(unpackTable(LINK_OF_VERSION_1)).toEqual(points(10));
  });
});

const LINK_OF_VERSION_1 =
  '107C88Rq3e_A5x8TECL9zjM1NCTsHySmH_zMenrD9Soj7TQZmBmZGBiDJuGIGF8PdMMbrhquZmJmZGBgYGIGCjExAxAQkAA';

describe('a packed table that was changed', () => {
  const text = packTable(points(50)) ?? '';

  it('is never read as another table', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.constantFrom(...'0AZaz9-_'), (at, letter) => {
        fc.pre(text[at] !== letter);
        const found = unpackTable(text.slice(0, at) + letter + text.slice(at + 1));
        if (!('message' in found)) expect(found).toEqual(points(50));
      }),
      { numRuns: 500 },
    );
  });

  it('is reported if it breaks off', () => {
    for (let length = 1; length < text.length - 4; length += 3) {
      expect(unpackTable(text.slice(0, length))).toMatchObject({ message: expect.stringContaining('damaged') });
    }
  });

  it.each([
    ['is empty', '', 'is empty'],
    ['is of a version to come', `2${text.slice(1)}`, 'begins with “2”'],
    ['has other signs', `${text.slice(0, -1)}%`, 'other than A–Z'],
    ['is too long', '1'.repeat(MAX_LINK + 1), '6,001 characters'],
  ])('is reported if it %s', (_, changed, words) => {
    expect(unpackTable(changed)).toMatchObject({ message: expect.stringContaining(words) });
  });

  it('is reported if it expands too far', () => {
    const bomb = deflateSync(new Uint8Array(4_000_000), { level: 9 });
    const packed = `1${Buffer.from(bomb).toString('base64url')}`;
    expect(packed.length).toBeLessThan(MAX_LINK);
    expect(unpackTable(packed)).toMatchObject({ message: expect.stringContaining('expands to more than can be read') });
  });

  it(`is a problem, or the table of another text (${INPUTS} texts)`, () => {
    fc.assert(
      fc.property(mutationsOf([text, packTable(points(3)) ?? ''], ['-_', '1', 'AAAA']), (any) => {
        const found = unpackTable(any);
        if ('message' in found) expect(found.message).toMatch(/^\S.{10,400}\.$/su);
        else expect(unpackTable(packTable(found) ?? '')).toEqual(found);
      }),
      { numRuns: INPUTS },
    );
  });
});

describe('the description of columns in a link', () => {
  const header = (change: (parts: unknown[]) => unknown): string => {
    const parts = [
      't',
      'b',
      1,
      [
        ['a', 'a', null, null, 0, 0, 1],
        ['b', 'b', null, ['x'], 0, 0, 1],
      ],
    ];
    const json = new TextEncoder().encode(`\0\0\0\0${JSON.stringify(change(parts))}\n\x01\x01`);
    return `1${Buffer.from(deflateSync(json)).toString('base64url')}`;
  };
  const first = (...entry: unknown[]) =>
    header(([name, target, count, columns]) => [name, target, count, [entry, (columns as unknown[])[1]]]);

  it.each([
    ['no list', header(() => ({})), 'names no columns'],
    ['no columns', header((parts) => parts.slice(0, 3)), 'names no columns'],
    ['number of rows', header(([name, target, , columns]) => [name, target, 1.5, columns]), 'number of rows'],
    ['too many rows', header(([name, target, , columns]) => [name, target, 1e9, columns]), 'number of rows'],
    ['a column that is none', first(), 'one of its columns cannot be read'],
    ['an id that is none', first('a b', 'a', null, null, 0, 0, 1), 'one of its columns cannot be read'],
    ['levels that are none', first('a', 'a', null, ['x', 'x'], 0, 0, 1), 'one of its columns cannot be read'],
    ['a width that is none', first('a', 'a', null, null, 0, 0, 7), 'one of its columns cannot be read'],
    ['more digits than there are', first('a', 'a', null, null, 400, 0, 1), 'one of its columns cannot be read'],
    ['values that are not there', first('a', 'a', null, null, 0, 0, 6), 'its end is missing'],
    ['a place without a name', first('a', 'a', null, ['x'], 0, 1, 1), 'out of range'],
    ['the same id twice', first('b', 'a', null, null, 0, 0, 1), 'contradict each other'],
    ['another check', header((parts) => parts), 'checksum does not match'],
  ])('is not trusted: %s', (_, text, words) => {
    expect(unpackTable(text)).toMatchObject({ message: expect.stringContaining(words) });
  });
});
