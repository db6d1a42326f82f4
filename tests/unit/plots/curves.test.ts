import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curveOf, extentOf } from '../../../src/plots/curves/draw-curve.ts';
import { lossScale } from '../../../src/plots/curves/loss-scale.ts';
import { spreadOutline } from '../../../src/plots/curves/spread.ts';
import { thin } from '../../../src/plots/curves/thin.ts';

describe('thin', () => {
  it('returns increasing indices of finite values within its limit, including both ends and the extremes', () => {
    const value = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY));
    fc.assert(
      fc.property(fc.array(value, { maxLength: 400 }), fc.integer({ min: 8, max: 80 }), (values, max) => {
        const kept = thin(values, max);
        expect(kept.length).toBeLessThanOrEqual(max);
        kept.slice(1).forEach((index, before) => {
          expect(index).toBeGreaterThan(kept[before] as number);
        });
        const finite = values.filter(Number.isFinite);
        const shown = kept.map((index) => values[index] as number);
        expect(shown.every(Number.isFinite)).toBe(true);
        expect(shown[0]).toBe(finite[0]);
        expect(shown.at(-1)).toBe(finite.at(-1));
        expect(Math.max(...shown)).toBe(Math.max(...finite));
        expect(Math.min(...shown)).toBe(Math.min(...finite));
      }),
    );
  });

  it('stays within a given range', () => {
    const values = Array.from({ length: 100 }, (_, index) => (index === 55 ? 9 : 0));
    expect(thin(values, 8, 40, 44)).toEqual([40, 41, 42, 43]);
    const kept = thin(values, 8, 40, 80);
    expect(kept[0]).toBe(40);
    expect(kept.at(-1)).toBe(79);
    expect(kept).toContain(55);
    expect(kept.length).toBeLessThanOrEqual(8);
  });

  it('accepts a single point, and none', () => {
    expect(thin([0.5], 600)).toEqual([0]);
    expect(thin([], 600)).toEqual([]);
    expect(thin([Number.NaN], 600)).toEqual([]);
  });
});

describe('lossScale', () => {
  it('keeps every loss and tick on the axis', () => {
    const loss = fc.double({ min: 1e-12, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(loss, loss, fc.constantFrom('log' as const, 'linear' as const), (a, b, kind) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const { map, ticks } = lossScale(kind, low, high, 150, 20);
        for (const value of [low, high, ...ticks]) {
          expect(map(value)).toBeGreaterThanOrEqual(20 - 1e-6);
          expect(map(value)).toBeLessThanOrEqual(150 + 1e-6);
        }
        expect(map(high)).toBeLessThanOrEqual(map(low));
        expect(ticks.length).toBeGreaterThan(0);
        expect(ticks.length).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('has round log ticks', () => {
    expect(lossScale('log', 0.012, 0.7, 150, 24).ticks).toEqual([0.01, 0.03, 0.1, 0.3, 1]);
    expect(lossScale('log', 0.3, 0.7, 150, 24).ticks).toEqual([0.2, 0.5, 1]);
  });

  it('fits the axis to shares, up to 1', () => {
    const { map, ticks } = lossScale('share', 0.82, 0.993, 150, 20);
    expect(map(1)).toBe(20);
    expect(ticks[0]).toBeCloseTo(0.8);
    const flat = lossScale('share', 1, 1, 150, 20);
    expect(flat.map(1)).toBe(20);
    expect(flat.ticks.length).toBeGreaterThan(1);
  });

  it('draws a loss of zero at the bottom of a log axis', () => {
    const { map } = lossScale('log', 0.01, 1, 150, 20);
    expect(map(0)).toBe(150);
  });
});

describe('the band of the returns', () => {
  const curve = (values: readonly number[]) => curveOf([0, 1, 2], values, 0, [0, 2]);
  const [low, high] = [curve([Number.NaN, -3, -2]), curve([Number.NaN, -1, 0])];

  it('begins with the first finished episode and goes around the area', () => {
    expect(spreadOutline(low, high)).toEqual([
      [1, -1],
      [2, 0],
      [2, -2],
      [1, -3],
    ]);
  });

  it('fits on the axis together with the return that solves the task', () => {
    expect(extentOf([low, high], 'linear')).toEqual([-3, 0]);
    expect(extentOf([low, high], 'linear', [5])).toEqual([-3, 5]);
    expect(extentOf([curve([Number.NaN])], 'linear', [5])).toBeNull();
  });
});
