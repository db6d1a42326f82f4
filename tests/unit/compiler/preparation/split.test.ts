import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRows } from '../../../../src/compiler/preparation/split.ts';
import type { Split } from '../../../../src/experiment/experiment.ts';

const USUAL: Split = { train: 70, validation: 15, test: 15 };
const rows = (count: number) => Array.from({ length: count }, (_, row) => row);
const none = () => 0;

describe('splitRows', () => {
  it('loses no row', () => {
    const { train, validation, test } = splitRows(rows(23), (row) => row % 2, { split: USUAL, fold: null, seed: 4 });
    expect([...train, ...validation, ...test].sort((a, b) => a - b)).toEqual(rows(23));
    expect([train.length, validation.length, test.length]).toEqual([16, 4, 3]);
  });

  it('uses each training example for validation in one fold, except for a few left over, and none of the test part', () => {
    const gen = fc.record({
      count: fc.integer({ min: 12, max: 300 }),
      of: fc.integer({ min: 2, max: 10 }),
      classes: fc.integer({ min: 1, max: 4 }),
      seed: fc.nat(),
    });
    fc.assert(
      fc.property(gen, ({ count, of, classes, seed }) => {
        const classOf = (row: number) => row % classes;
        const folds = rows(of).map((index) =>
          splitRows(rows(count), classOf, { split: USUAL, fold: { index: index + 1, of }, seed }),
        );
        const plain = splitRows(rows(count), classOf, { split: USUAL, fold: null, seed });
        const learned = [...plain.train, ...plain.validation].sort((a, b) => a - b);
        const validated = folds.flatMap(({ validation }) => validation);
        expect(new Set(validated).size).toBe(validated.length);
        expect(learned.length - validated.length).toBeLessThan(of);
        expect(new Set(folds.map(({ validation }) => validation.length)).size).toBe(1);
        for (const { train, validation, test } of folds) {
          expect([...train, ...validation].sort((a, b) => a - b)).toEqual(learned);
          expect(test).toEqual(plain.test);
          for (let label = 0; label < classes; label++) {
            const share = learned.filter((row) => classOf(row) === label).length / of;
            const found = validation.filter((row) => classOf(row) === label).length;
            expect(Math.abs(found - share)).toBeLessThanOrEqual(2);
          }
        }
      }),
      { seed: 6, numRuns: 100 },
    );
  });

  it('makes another split for another seed', () => {
    const [a, b] = [1, 2].map((seed) => splitRows(rows(50), none, { split: USUAL, fold: null, seed }));
    expect(a).not.toEqual(b);
  });
});
