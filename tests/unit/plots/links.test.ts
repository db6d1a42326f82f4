import { describe, expect, it } from 'vitest';
import { leastStep, linkStep, linkWidth, STEPS, steadyStep, weightScale } from '../../../src/plots/network/links.ts';

describe('weightScale', () => {
  it('is the largest of a few weights', () => {
    expect(weightScale([0.5, -2, 1], 0, 3)).toBe(2);
  });

  it('ignores a single huge weight among many', () => {
    const weights = Array.from({ length: 200 }, (_, index) => ((index % 20) - 10) / 10);
    weights[7] = 30;
    expect(weightScale(weights, 0, 200)).toBeLessThan(2);
  });

  it('keeps tiny weights faint, and ignores NaN', () => {
    expect(linkStep(1e-4, weightScale([1e-4, -1e-4], 0, 2))).toBe(0);
    expect(weightScale([Number.NaN, 1], 0, 2)).toBe(1);
    expect(linkStep(Number.NaN, 1)).toBe(0);
  });
});

describe('steps', () => {
  it('have the sign of the weight, and a maximum', () => {
    expect(linkStep(1, 1)).toBe(STEPS);
    expect(linkStep(-5, 1)).toBe(-STEPS);
    expect(linkStep(0, 1)).toBe(0);
    expect(linkWidth(STEPS, 4.6)).toBeCloseTo(4.6);
  });

  it('do not change for a weight that fluctuates slightly', () => {
    const border = 4.5 / STEPS;
    const before = linkStep(border + 0.01, 1);
    expect(steadyStep(border - 0.01, 1, before)).toBe(before);
    expect(steadyStep(-border, 1, before)).toBeLessThan(0);
    expect(steadyStep(1, 1, before)).toBe(STEPS);
  });
});

describe('leastStep', () => {
  it('drops the weakest links if there are too many', () => {
    const counts = [0, 100, 100, 50, 0, 0, 0, 0, 10];
    expect(leastStep(counts, 1000)).toBe(1);
    expect(leastStep(counts, 100)).toBe(3);
    expect(leastStep(counts, 1)).toBe(STEPS);
  });
});
