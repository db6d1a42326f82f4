import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binAt, layRidges, ridgeBound, ridgeHeights, rowAt } from '../../../src/plots/distributions/ridges.ts';

describe('ridges', () => {
  it('divide the count of a bin among the cells that it covers', () => {
    // Bins of width 2 over −2 … 2, cells of width 1: 4 numbers become 2 and 2, 8 become 4 and 4.
    expect([...ridgeHeights({ low: -2, high: 2, counts: [4, 8] }, 2, 4)]).toEqual([0.5, 0.5, 1, 1]);
    // One bin over −0.5 … 1.5: a quarter, a half and a quarter of it.
    expect([...ridgeHeights({ low: -0.5, high: 1.5, counts: [8] }, 2, 4)]).toEqual([0, 0.5, 1, 0.5]);
  });

  it('put equal numbers into one cell', () => {
    expect([...ridgeHeights({ low: 0.5, high: 0.5, counts: [0, 9, 0] }, 1, 4)]).toEqual([0, 0, 0, 1]);
    expect([...ridgeHeights({ low: 1, high: 1, counts: [3] }, 1, 2)]).toEqual([0, 1]);
  });

  it('preserve the mean of the numbers for any bins', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(counts, fc.double({ min: -1, max: 0.9, noNaN: true }), (counts, low) => {
        const heights = ridgeHeights({ low, high: 1, counts }, 1, 50);
        const total = heights.reduce((sum, height) => sum + height, 0);
        if (counts.every((count) => count === 0)) {
          expect(total).toBe(0);
          return;
        }
        const centre = heights.reduce((sum, height, cell) => sum + height * (-1 + (cell + 0.5) / 25), 0) / total;
        const width = (1 - low) / counts.length;
        const all = counts.reduce((sum, count) => sum + count, 0);
        const mean = counts.reduce((sum, count, bin) => sum + count * (low + (bin + 0.5) * width), 0) / all;
        expect(Math.abs(centre - mean)).toBeLessThan(0.021);
      }),
    );
  });

  it('have one round bound for all moments', () => {
    const spread = (low: number, high: number) => ({ low, high, counts: [1] });
    expect(ridgeBound([spread(-0.3, 0.1), null, spread(0, 0.7)])).toBe(1);
    expect(ridgeBound([spread(0, 0)])).toBe(1);
  });

  it('have the latest row at the bottom and the first one lift below the top', () => {
    const { baselines, lift } = layRidges(3, 10, 110);
    expect(lift).toBe(35);
    expect(baselines).toEqual([45, 77.5, 110].map((y) => expect.closeTo(y, 6)));
    expect(layRidges(1, 10, 110).baselines).toEqual([110]);
    expect(rowAt({ baselines, lift }, 80)).toBe(1);
  });

  it('find the bin of a value', () => {
    const spread = { low: -1, high: 1, counts: [3, 5] };
    expect([-1, -0.1, 0.1, 1, 1.1].map((value) => binAt(spread, value))).toEqual([0, 0, 1, 1, null]);
  });
});
