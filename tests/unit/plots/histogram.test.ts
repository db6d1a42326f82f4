import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { histogram, moments, roundBound } from '../../../src/plots/core/histogram.ts';

describe('histogram', () => {
  it('puts every finite value into one bin', () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY));
    fc.assert(
      fc.property(fc.array(value), fc.integer({ min: 1, max: 50 }), (values, count) => {
        const { shares } = histogram(values, -2, 2, count);
        const sum = shares.reduce((a, b) => a + b, 0);
        expect(sum).toBeCloseTo(values.some(Number.isFinite) ? 1 : 0, 9);
      }),
    );
  });

  it('keeps the order, and counts values outside in the outermost bins', () => {
    expect([...histogram([-9, -0.5, 0.5, 0.6], -1, 1, 2).shares]).toEqual([0.5, 0.5]);
  });
});

describe('moments', () => {
  it('include only finite values', () => {
    expect(moments([1, 3, Number.NaN])).toEqual({ mean: 2, variance: 1, largest: 3 });
    expect(moments([]).variance).toBeNaN();
  });
});

it('rounds a bound up to 1, 2 or 5', () => {
  expect([0.013, 1, 1.2, 4, 70, 0, Number.NaN].map(roundBound)).toEqual([0.02, 1, 2, 5, 100, 1, 1]);
});
