import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearest, placesWithin } from '../../../src/plots/core/nearest.ts';
import { brushed, type StepRange, scaled } from '../../../src/plots/curves/zoom.ts';

const rising = fc
  .uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 60 })
  .map((steps) => steps.toSorted((a, b) => a - b));

describe('nearest', () => {
  it('finds the same step as an exhaustive search', () => {
    fc.assert(
      fc.property(rising, fc.double({ min: -50, max: 1050, noNaN: true }), (steps, at) => {
        const distances = steps.map((step) => Math.abs(step - at));
        expect(nearest(steps, at)).toBe(distances.indexOf(Math.min(...distances)));
      }),
    );
    expect(nearest([], 3)).toBe(-1);
  });
});

describe('placesWithin', () => {
  it('includes all steps of the range and one more on each side', () => {
    expect(placesWithin([0, 10, 20, 30, 40], [15, 25])).toEqual([1, 4]);
    expect(placesWithin([0, 10, 20, 30, 40], [10, 30])).toEqual([0, 4]);
    expect(placesWithin([0, 10, 20], [0, 20])).toEqual([0, 3]);
    expect(placesWithin([], [0, 20])).toEqual([0, 0]);
  });
});

describe('a zoom', () => {
  it('covers the range of a drag in either direction, within the run', () => {
    expect(brushed(20.4, 79.6, [0, 100])).toEqual([20, 80]);
    expect(brushed(80, 20, [0, 100])).toEqual([20, 80]);
    expect(brushed(-30, 130, [5, 100])).toEqual([5, 100]);
    expect(brushed(20, 21, [0, 100])).toBeNull();
    expect(brushed(120, 180, [0, 100])).toBeNull();
  });

  it('keeps the position of the step at its centre', () => {
    expect(scaled([0, 100], 50, 0.5, [0, 100])).toEqual([25, 75]);
    expect(scaled([0, 100], 20, 0.5, [0, 100])).toEqual([10, 60]);
    expect(scaled([25, 75], 50, 2, [0, 100])).toBeNull();
    expect(scaled([40, 42], 41, 0.5, [0, 100])).toEqual([40, 42]);
  });

  it('stays within the run', () => {
    const step = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(step, step, step, fc.double({ min: 0.1, max: 4, noNaN: true }), (a, b, around, factor) => {
        const range: StepRange = [Math.min(a, b), Math.max(a, b) + 2];
        const zoomed = scaled(range, Math.min(Math.max(around, range[0]), range[1]), factor, [0, 1010]);
        if (!zoomed) return;
        expect(zoomed[0]).toBeGreaterThanOrEqual(0);
        expect(zoomed[1]).toBeLessThanOrEqual(1010);
        expect(zoomed[1] - zoomed[0]).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});
