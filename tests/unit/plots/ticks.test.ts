import { scaleLinear } from 'd3';
import { describe, expect, it } from 'vitest';
import { niceScale, ticksOf } from '../../../src/plots/core/ticks.ts';
import { lossScale } from '../../../src/plots/curves/loss-scale.ts';

describe('ticks', () => {
  it('are round numbers', () => {
    expect(ticksOf(scaleLinear([0, 1], [0, 100]), 2)).toEqual([0, 0.5, 1]);
    expect(ticksOf(scaleLinear([1e-36, 3e-36], [0, 100]), 2)).toHaveLength(3);
  });

  it.each<[string, [number, number], number[]]>([
    ['a subnormal range', [0, 29e-320], [0, 29e-320]],
    ['a range beyond float64', [-1e308, 1e308], [-1e308, 1e308]],
    ['a single number', [5, 5], [5]],
    ['no number', [Number.NaN, Number.NaN], []],
    ['infinity', [0, Number.POSITIVE_INFINITY], [0]],
  ])('of %s are its finite ends', (_, domain, ticks) => {
    expect(ticksOf(scaleLinear(domain, [0, 100]), 4)).toEqual(ticks);
    expect(niceScale(domain, [0, 100], 4)(domain[0] || 0)).not.toBe(Number.POSITIVE_INFINITY);
  });

  it.each(['linear', 'share', 'log'] as const)('of losses that are almost zero do not fail: %s', (kind) => {
    const { ticks } = lossScale(kind, 0, 29e-320, 100, 0);
    expect(ticks.length).toBeLessThan(20);
  });
});
