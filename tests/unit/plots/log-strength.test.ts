import { describe, expect, it } from 'vitest';
import { DECADES, largestIn, logStrength, scaleEnd } from '../../../src/plots/network/log-strength.ts';

describe('the end of the scale', () => {
  it('is the power of ten at or above the largest number', () => {
    expect(scaleEnd(0.02, null)).toBe(-1);
    expect(scaleEnd(3, null)).toBe(1);
    for (let exponent = -30; exponent <= 30; exponent++) expect(scaleEnd(Number(`1e${exponent}`), null)).toBe(exponent);
  });

  it('stays while the largest number is a little below it, and moves if it is far below or above', () => {
    expect(scaleEnd(0.009, -1)).toBe(-1);
    expect(scaleEnd(0.004, -1)).toBe(-2);
    expect(scaleEnd(0.11, -1)).toBe(0);
  });

  it('is absent if no number is other than 0', () => {
    expect(scaleEnd(0, -1)).toBeNull();
    expect(scaleEnd(Number.NaN, -1)).toBeNull();
    expect(scaleEnd(Number.POSITIVE_INFINITY, -1)).toBeNull();
  });
});

describe('the strength of a number', () => {
  it('grows by the same amount with every power of ten, and has the sign of the number', () => {
    expect(logStrength(0.1, -1)).toBeCloseTo(1);
    for (let decade = 1; decade < DECADES; decade++) {
      expect(logStrength(-(10 ** -decade), 0)).toBeCloseTo(-(1 - decade / DECADES));
    }
  });

  it('is bounded at both ends', () => {
    expect(logStrength(50, 0)).toBe(1);
    expect(logStrength(-Number.POSITIVE_INFINITY, 0)).toBe(-1);
    expect(logStrength(10 ** -DECADES / 2, 0)).toBe(0);
    expect(logStrength(-1e-40, 0)).toBe(0);
  });

  it('is 0 for 0 and for what is not a number', () => {
    expect(logStrength(0, 0)).toBe(0);
    expect(logStrength(Number.NaN, 0)).toBe(0);
  });
});

describe('the largest number', () => {
  it('is that of the part, without its sign and without numbers that are not finite', () => {
    expect(largestIn([9, 1, -3, Number.NaN, Number.NEGATIVE_INFINITY, 9], 1, 5)).toBe(3);
    expect(largestIn([], 0, 0)).toBe(0);
  });
});
