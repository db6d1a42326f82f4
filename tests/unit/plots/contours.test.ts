import { describe, expect, it } from 'vitest';
import { contourLevels, contourPaths } from '../../../src/plots/landscape/contours.ts';

const map = (...losses: number[]) => ({ size: Math.sqrt(losses.length), losses });

describe('contourLevels', () => {
  it('returns equal ratios, starting at the lowest loss', () => {
    expect(contourLevels(map(1, 16, 2, 3), 4)).toEqual([1, 2, 4, 8]);
    expect(contourLevels(map(0.001, 1, 0.5, Number.NaN), 3).map((level) => level.toPrecision(3))).toEqual([
      '0.00100',
      '0.0100',
      '0.100',
    ]);
  });

  it('stops at a millionth if a loss is 0', () => {
    expect(contourLevels(map(0, 1, 1, 1), 2)).toEqual([1e-6, expect.closeTo(1e-3, 12)]);
  });

  it('returns one level for a constant loss, none without a finite loss', () => {
    expect(contourLevels(map(2, 2, 2, 2), 5)).toEqual([2]);
    expect(contourLevels(map(Number.NaN), 5)).toEqual([]);
  });
});

describe('contourPaths', () => {
  it('starts with the whole map', () => {
    expect(contourPaths(map(1, 2, 4, 8), [1])).toEqual([{ level: 1, path: 'M0,0L2,0L2,2L0,2Z' }]);
  });

  it('ends a region where the logarithm of the loss crosses the level', () => {
    // The loss is 10 to the column: 10² is crossed in the middle of column 2, at 2.5 cells.
    const losses = Array.from({ length: 25 }, (_, cell) => 10 ** (cell % 5));
    const path = contourPaths({ size: 5, losses }, [1, 100])[1]?.path ?? '';
    const xs = [...path.matchAll(/[ML](-?[\d.]+),/g)].map(([, x]) => Number(x));
    expect(Math.min(...xs)).toBe(2.5);
  });

  it('includes cells that are not numbers in the highest region', () => {
    const losses = [1, 1, 1, 1, Number.NaN, 1, 1, 1, 10];
    const [, high] = contourPaths({ size: 3, losses }, [1, 5]);
    expect(high?.path.match(/M/g)).toHaveLength(2);
  });
});
