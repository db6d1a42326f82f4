import { expect, it } from 'vitest';
import { imputers } from '../../../src/catalog/imputers/index.ts';

const { mean, median, constant, drop } = imputers;
const NAN = Number.NaN;
const plain = { indicator: 0 };

it('computes the means of the SimpleImputer examples in scikit-learn’s documentation', () => {
  const columns = [
    [7, 4, 10],
    [2, NAN, 5],
    [3, 6, 9],
    [1, NAN, 7],
    [2, 3, 6],
  ];
  const expected = [7, 3.5, 6, 4, 11 / 3];
  columns.forEach((column, place) => {
    expect(mean.fit(Float64Array.from(column), plain)).toBeCloseTo(expected[place] as number, 12);
  });
});

it('uses the middle value, or halfway between the middle two, like Python’s statistics.median', () => {
  expect(median.fit(Float64Array.of(5, 1, 3), plain)).toBe(3);
  expect(median.fit(Float64Array.of(7, NAN, 1, 3, 5), plain)).toBe(4);
  // One extreme value moves the mean but not the median.
  expect(median.fit(Float64Array.of(1, 2, 3, 1e9), plain)).toBe(2.5);
});

it('has a replacement for a column without any value', () => {
  const nothing = Float64Array.of(NAN, NAN);
  expect([mean.fit(nothing, plain), median.fit(nothing, plain)]).toEqual([0, 0]);
  expect(constant.fit(nothing, { value: -1, indicator: 0 })).toBe(-1);
});

it('drops rows only with the entry drop', () => {
  expect(Object.entries(imputers).filter(([, { drops }]) => drops)).toEqual([['drop', drop]]);
});
