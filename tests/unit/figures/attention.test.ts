import { describe, expect, it } from 'vitest';
import { attend, type Token } from '../../../src/figures/attention/attend.ts';
import type { Point } from '../../../src/figures/parts/types.ts';

const at = (x: number, y: number): Point => ({ x, y });
const none = at(0, 0);

describe('attention', () => {
  it('weighs keys by the exponential of their scores', () => {
    // √2 · log 3 · 1 / √2 = log 3: the first key has three times the weight of the second.
    const tokens: Token[] = [
      { query: at(Math.SQRT2 * Math.log(3), 0), key: at(1, 5), value: at(4, 0) },
      { query: none, key: at(0, 2), value: at(0, 8) },
    ];
    const { scores, weights, outputs } = attend(tokens);
    expect(scores[0]?.[0]).toBeCloseTo(Math.log(3), 12);
    expect(scores[0]?.[1]).toBeCloseTo(0, 12);
    expect(weights[0]?.[0]).toBeCloseTo(0.75, 12);
    expect(outputs[0]?.x).toBeCloseTo(3, 12);
    expect(outputs[0]?.y).toBeCloseTo(2, 12);
  });

  it('gives all tokens the same weight if the query is zero', () => {
    const { weights, outputs } = attend([
      { query: none, key: at(1, 2), value: at(3, 0) },
      { query: none, key: at(-1, 0), value: at(0, 3) },
      { query: none, key: at(5, 5), value: at(0, 0) },
    ]);
    for (const weight of weights[1] ?? []) expect(weight).toBeCloseTo(1 / 3, 12);
    expect(outputs[2]?.x).toBeCloseTo(1, 12);
    expect(outputs[2]?.y).toBeCloseTo(1, 12);
  });

  it('approaches the value of the best key as the query grows', () => {
    const { outputs } = attend([
      { query: at(30, 0), key: at(1, 0), value: at(1, 2) },
      { query: none, key: at(-1, 0), value: at(-7, 5) },
    ]);
    expect(outputs[0]?.x).toBeCloseTo(1, 9);
    expect(outputs[0]?.y).toBeCloseTo(2, 9);
  });
});
