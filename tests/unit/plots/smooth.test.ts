import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smooth } from '../../../src/plots/curves/smooth.ts';

describe('smooth', () => {
  it('matches the worked example', () => {
    // w = 0.5 over 4, 2, 8, by hand: m = 2, 2, 5; 1 − wⁿ = 0.5, 0.75, 0.875.
    expect([...smooth([4, 2, 8], 0.5)]).toEqual([4, 2 / 0.75, 5 / 0.875]);
  });

  it('is the weighted mean of all values so far, with the highest weight on the latest', () => {
    const value = fc.double({ min: -1e3, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 50 }),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (values, weight) => {
          const weights = values.map((_, index) => weight ** (values.length - 1 - index));
          const total = weights.reduce((sum, one) => sum + one, 0);
          const mean = values.reduce((sum, one, index) => sum + one * (weights[index] as number), 0) / total;
          expect(smooth(values, weight).at(-1)).toBeCloseTo(mean, 6);
        },
      ),
    );
  });

  it('does not change a curve at weight 0, and skips values that are not finite', () => {
    expect([...smooth([3, 1, 2], 0)]).toEqual([3, 1, 2]);
    expect([...smooth([4, Number.NaN, 2, Number.POSITIVE_INFINITY], 0.5)]).toEqual([
      4,
      Number.NaN,
      2 / 0.75,
      Number.NaN,
    ]);
  });
});
