import { describe, expect, it } from 'vitest';
import { expectedReward, knownArms } from '../../../src/ui/output/agent/arms.ts';

const policy = { value: null, policy: Float32Array.of(0.75, 0.25), actionValues: null };
const values = { value: null, policy: Float32Array.of(1, 0), actionValues: Float32Array.of(0.5, -1) };

describe('the arms of a bandit', () => {
  it('have bars of their probabilities, or of their estimates on the scale of the means', () => {
    expect(knownArms(policy, 2, [-2, 2]).map(({ from, to }) => [from, to])).toEqual([
      [0, 0.75],
      [0, 0.25],
    ]);
    expect(knownArms(values, 2, [-2, 2])).toEqual([
      { number: 0.5, from: 0.5, to: 0.625 },
      { number: -1, from: 0.25, to: 0.5 },
    ]);
  });

  it('give the reward that the agent may expect, with its random pulls', () => {
    expect(expectedReward(policy, [1, 3], 0)).toBeCloseTo(1.5);
    expect(expectedReward(values, [1, 3], 0.5)).toBeCloseTo(1.5);
  });
});
