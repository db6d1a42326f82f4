import { describe, expect, it } from 'vitest';
import { decades, logDomain } from '../../../src/figures/parts/decades.ts';
import { lookOf } from '../../../src/figures/parts/series.ts';
import { snapped } from '../../../src/figures/parts/snapped.ts';

describe('a logarithmic axis', () => {
  it('has powers of ten as ticks, at most about as many as asked for', () => {
    expect(decades(0.01, 100, 6)).toEqual([0.01, 0.1, 1, 10, 100]);
    expect(decades(1e-30, 1, 4)).toEqual([1e-24, 1e-16, 1e-8, 1]);
  });

  it('ends at powers of ten around 1 and the values', () => {
    expect(logDomain([0.02, 3], 30)).toEqual([0.01, 10]);
    expect(logDomain([1, 1], 30)).toEqual([0.1, 10]);
    expect(logDomain([0, Number.POSITIVE_INFINITY, 5e4], 30)).toEqual([0.1, 1e5]);
  });

  it('goes no further than asked for', () => {
    const [low, high] = logDomain([1e-90, 1e80], 30);
    expect(low).toBeCloseTo(1e-30, 40);
    expect(high / 1e30).toBeCloseTo(1, 9);
  });
});

it('a dragged point snaps to multiples of the step', () => {
  expect(snapped({ x: 0.31, y: -0.87 }, 0.1)).toEqual({ x: 0.3, y: -0.9 });
  expect(snapped({ x: 0.31, y: -0.87 }, 0.25, 'y')).toEqual({ x: 0.31, y: -0.75 });
});

it('no two of eleven curves look the same', () => {
  const looks = Array.from({ length: 11 }, (_, index) => JSON.stringify(lookOf(index)));
  expect(new Set(looks).size).toBe(11);
});
