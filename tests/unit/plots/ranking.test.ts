import { expect, it } from 'vitest';
import { rangeOfAll, ranks } from '../../../src/plots/core/ranking.ts';
import { planeView } from '../../support/plane-view.ts';

it('takes the output of a critic as a ranking, and that of any other network not', () => {
  const critic = { ...planeView, boundary: 0, generator: { layers: 2, reach: 2 } };
  expect(ranks(critic)).toBe(true);
  expect(ranks({ ...critic, boundary: 0.5 })).toBe(false);
  expect(ranks({ ...critic, generator: null })).toBe(false);
});

it('finds the range of some values, which is never empty', () => {
  expect(rangeOfAll([9, -3, 5, 1, 9], 1, 4)).toEqual([-3, 5]);
  expect(rangeOfAll([2, 2], 0, 2)).toEqual([1, 3]);
});
