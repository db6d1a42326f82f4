import { describe, expect, it } from 'vitest';
import { ownTable } from '../../../src/table/own.ts';
import { unusable } from '../../../src/table/usable.ts';

function tableWith(...values: number[]) {
  const columns = [
    { id: 'kind', label: 'kind', levels: ['a', 'b'] },
    { id: 'mass', label: 'mass', levels: null },
  ];
  const kinds = Float64Array.from(values, (_, row) => row % 2);
  return ownTable({
    name: 't',
    target: 'kind',
    columns,
    count: values.length,
    values: [kinds, Float64Array.of(...values)],
  });
}

describe('numbers that neither the engine nor a plot can use', () => {
  it.each([
    ['the largest of float64', [1, 1e308, -1e308], 'Column “mass” contains 1e308'],
    ['their negatives', [1, Number.NaN, -1e308], 'Column “mass” contains −1e308'],
    ['infinity', [Number.POSITIVE_INFINITY, 1], 'Column “mass” contains Infinity'],
    ['beyond float32', [1, 3.5e38], 'Column “mass” contains 3.5e38'],
    ['a subnormal range', [0, 29e-320, 1e-320], 'Column “mass” goes from 0 to 2.9e−319'],
    ['a range below float32', [0, -1e-40], 'Column “mass” goes from −1e−40 to 0'],
  ])('are reported with column and value: %s', (_, values, words) => {
    expect(unusable(tableWith(...values))).toEqual({ message: expect.stringContaining(words), column: 2 });
  });

  it.each([
    ['ordinary', [1, 2, 3.5]],
    ['missing', [Number.NaN, 1, 2]],
    ['all missing', [Number.NaN, Number.NaN]],
    ['constant, however small', [1e-320, 1e-320]],
    ['the mass of stars in kilograms', [2e30, 4e31]],
    ['times in nanoseconds', [1.7e18, 1.7e18 + 1024]],
    ['the action quantum', [6.6e-34, 7e-34]],
    ['small beside large', [1e-320, 1]],
  ])('are not %s', (_, values) => {
    expect(unusable(tableWith(...values))).toBeUndefined();
  });
});
