import { describe, expect, it } from 'vitest';
import { entropyOf, probabilitiesOf } from '../../../src/figures/softmax_temperature/temperature.ts';

const rounded = (values: readonly number[]) => values.map((value) => Number(value.toFixed(6)));

describe('softmax with a temperature', () => {
  it('gives each class a share proportional to e^(z/T)', () => {
    // e^(log 4 / 2) = 2: the ratio of the probabilities is the root of that at T = 1.
    expect(rounded(probabilitiesOf([Math.log(4), 0], 1))).toEqual([0.8, 0.2]);
    expect(rounded(probabilitiesOf([Math.log(4), 0], 2))).toEqual(rounded([2 / 3, 1 / 3]));
  });

  it('becomes certain when cold and uniform when hot', () => {
    expect(rounded(probabilitiesOf([2, 1, -3], 0.05))).toEqual([1, 0, 0]);
    for (const p of probabilitiesOf([2, 1, -3], 1e4)) expect(p).toBeCloseTo(1 / 3, 3);
  });
});

it('the entropy is 0 for a certain class and log K for equal ones', () => {
  expect(entropyOf([1, 0, 0])).toBe(0);
  expect(entropyOf([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(Math.log(4), 12);
  expect(entropyOf([0.5, 0.25, 0.25])).toBeCloseTo(1.5 * Math.LN2, 12);
});
