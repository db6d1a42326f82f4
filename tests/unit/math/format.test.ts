import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatCompact,
  formatCount,
  formatNumber,
  formatPercent,
  formatProbability,
  formatShort,
} from '../../../src/math/format.ts';

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [0.031234, '0.0312'],
    [0.5, '0.5'],
    [1, '1'],
    [-1.3149, '−1.31'],
    [9.999, '10'],
    [99.96, '100'],
    [999.6, '1,000'],
    [12_432, '12,400'],
    [1_236_000, '1.24M'],
    [999_999_999, '1e9'],
    [0.00012345, '0.000123'],
    [0.000012345, '1.23e−5'],
    [1.6456164672283003e257, '1.65e257'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '∞'],
    [Number.NEGATIVE_INFINITY, '−∞'],
  ])('writes %d as %s', (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });

  it('keeps its width if requested', () => {
    expect(formatNumber(0.5, { fixed: true })).toBe('0.500');
    expect(formatNumber(2, { fixed: true })).toBe('2.00');
  });

  it('is short and accurate for every number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -1e308, max: 1e308 }), (value) => {
        const text = formatNumber(value);
        expect(text.length).toBeLessThanOrEqual(10);
        const back = Number(text.replaceAll('−', '-').replaceAll(',', '').replace('M', 'e6'));
        expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 0.0051 + Number.MIN_VALUE);
      }),
    );
  });
});

describe('formatCount', () => {
  it('shows every digit', () => {
    expect(formatCount(0)).toBe('0');
    expect(formatCount(999)).toBe('999');
    expect(formatCount(1_234_567)).toBe('1,234,567');
    expect(formatCount(Number.NaN)).toBe('–');
  });
});

describe('formatCompact', () => {
  it.each([
    [0, '0'],
    [950, '950'],
    [1000, '1k'],
    [2500, '2.5k'],
    [12_400, '12.4k'],
    [250_000, '250k'],
    [999_700, '1M'],
    [3_000_000, '3M'],
  ])('writes %d as %s', (value, text) => {
    expect(formatCompact(value)).toBe(text);
  });
});

describe('formatShort', () => {
  it.each([
    [0.0312, '0.031'],
    [0.5, '0.5'],
    [0.000_68, '6.8e−4'],
    [0.000_997, '0.001'],
    [0.0001, '1e−4'],
    [1.23e-12, '1e−12'],
    [-0.000_68, '−6.8e−4'],
    [0, '0'],
    [Number.NaN, '–'],
    [Number.POSITIVE_INFINITY, '∞'],
  ])('writes %d as %s', (value, text) => {
    expect(formatShort(value)).toBe(text);
  });
});

describe('formatPercent', () => {
  it('has one decimal, except for 0% and 100%', () => {
    expect(formatPercent(0.98666)).toBe('98.7%');
    expect(formatPercent(1)).toBe('100%');
    expect(formatPercent(0)).toBe('0%');
    expect(formatPercent(Number.NaN)).toBe('–');
    expect(formatPercent(-0.25)).toBe('−25.0%');
  });

  it('is not rounded to certainty', () => {
    expect(formatPercent(2999 / 3000)).toBe('99.97%');
    expect(formatPercent(1 - 1 / 30_000)).toBe('>99.99%');
    expect(formatPercent(1 / 3000)).toBe('0.03%');
    expect(formatPercent(1 / 30_000)).toBe('<0.01%');
  });

  it('ignores the rounding errors of an engine', () => {
    expect(formatPercent(Math.fround(0.99999994))).toBe('100%');
    expect(formatPercent(1e-9)).toBe('0%');
  });
});

it('a probability is never rounded to 0', () => {
  expect([0, 2.5e-33, 0.00012, 0.5, 1].map(formatProbability)).toEqual(['0', '<0.0001', '0.00012', '0.50', '1.0']);
});
