import { describe, expect, it } from 'vitest';
import { overlapOf } from '../../../src/math/overlap.ts';

const cells = { size: 10, x: [0, 10], y: [0, 10] } as const;
const everywhere = Array.from({ length: 100 }, (_, cell) => [(cell % 10) + 0.5, Math.floor(cell / 10) + 0.5]).flat();

describe('the overlap of two sets of points', () => {
  it('is complete for the same set', () => {
    const { coverage, precision, divergence } = overlapOf(everywhere, everywhere, cells);
    expect([coverage, precision]).toEqual([1, 1]);
    expect(divergence).toBeCloseTo(0);
  });

  it('is nothing, and ln 2 for the divergence, for sets that are far apart', () => {
    const { coverage, precision, divergence } = overlapOf([0.5, 0.5, 1.5, 0.5], [8.5, 8.5], cells);
    expect([coverage, precision]).toEqual([0, 0]);
    expect(divergence).toBeCloseTo(Math.LN2);
  });

  it('tells a set with few places from one with wrong places', () => {
    // One point covers its cell and the eight around it.
    expect(overlapOf(everywhere, [4.5, 4.5], cells)).toMatchObject({ coverage: 0.09, precision: 1 });
    expect(overlapOf([4.5, 4.5], everywhere, cells)).toMatchObject({ coverage: 1, precision: 0.09 });
  });

  it('counts points beyond the square for the nearest cell, and ignores those that are not finite', () => {
    expect(overlapOf([0.5, 0.5], [-30, -30], cells).coverage).toBe(1);
    expect(overlapOf([0.5, 0.5], [Number.NaN, 0.5], cells).coverage).toBe(0);
  });
});
