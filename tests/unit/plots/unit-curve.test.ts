import { describe, expect, it } from 'vitest';
import { curvePath, thinCurve } from '../../../src/plots/functions/unit-curve.ts';

describe('thinCurve', () => {
  it('keeps all of a few points', () => {
    expect(thinCurve({ x: [0, 0.5, 1], y: [0, 1, 1] }, 200)).toEqual([0, 1, 2]);
    expect(thinCurve({ x: [], y: [] }, 200)).toEqual([]);
  });

  it('keeps the ends and the shape of many points, within the limit', () => {
    // Straight up in many small steps, then straight to the right.
    const count = 20_000;
    const x = Float64Array.from({ length: count }, (_, index) => Math.max(0, (2 * index) / (count - 1) - 1));
    const y = Float64Array.from({ length: count }, (_, index) => Math.min(1, (2 * index) / (count - 1)));
    const kept = thinCurve({ x, y }, 200);
    expect(kept.length).toBeLessThanOrEqual(200);
    expect([kept[0], kept.at(-1)]).toEqual([0, count - 1]);
    const farthest = Math.max(
      ...kept.slice(1).map((index, place) => {
        const before = kept[place] as number;
        return (
          Math.abs((x[index] as number) - (x[before] as number)) +
          Math.abs((y[index] as number) - (y[before] as number))
        );
      }),
    );
    expect(farthest).toBeLessThan(0.02);
  });

  it('stays within the limit if all points coincide', () => {
    const still = Array.from({ length: 1000 }, () => 0.5);
    expect(thinCurve({ x: still, y: still }, 10).length).toBeLessThanOrEqual(10);
  });
});

describe('curvePath', () => {
  const same = (value: number) => value;
  it('joins points by lines, or draws each height back to the previous point', () => {
    const curve = { x: [1, 2], y: [5, 6] };
    expect(curvePath(curve, [0, 1], same, same, false)).toBe('M1.0,5.0L2.0,6.0');
    expect(curvePath(curve, [0, 1], same, same, true)).toBe('M0.0,5.0L1.0,5.0L1.0,6.0L2.0,6.0');
    expect(curvePath(curve, [], same, same, true)).toBe('');
  });
});
