import { expect, it } from 'vitest';
import { Unrolling } from '../../../src/runtime/unrolling.ts';

/** Records stretches of 5 ms, with given numbers of steps at one and at many per iteration. */
function train(unrolling: Unrolling, stretches: number, withOne: number, withMany: number) {
  const used = [];
  for (let stretch = 0; stretch < stretches; stretch++) {
    used.push(unrolling.current);
    unrolling.record(unrolling.current === 1 ? withOne : withMany, 5);
  }
  return used;
}

it('starts with one step per iteration, tries both in turn and keeps many if they are as fast', () => {
  const unrolling = new Unrolling(10, false);
  expect(train(unrolling, 12, 100, 110)).toEqual([1, 10, 1, 10, 1, 10, 1, 10, 1, 10, 1, 10]);
  expect(train(unrolling, 5, 100, 1)).toEqual([10, 10, 10, 10, 10]);
});

it('goes back to one if many are slower, and stops trying', () => {
  const unrolling = new Unrolling(10, false);
  train(unrolling, 12, 100, 99);
  expect(train(unrolling, 3, 10, 1000)).toEqual([1, 1, 1]);
});

it('uses the best measurement, because the machine also does other work', () => {
  const unrolling = new Unrolling(10, false);
  train(unrolling, 2, 100, 110);
  train(unrolling, 10, 50, 20);
  expect(unrolling.current).toBe(10);
});

it('does not try if steps are long, unless every iteration is expensive', () => {
  expect(train(new Unrolling(10, false), 4, 2, 2)).toEqual([1, 1, 1, 1]);
  expect(train(new Unrolling(10, true), 4, 2, 2)).toEqual([1, 10, 1, 10]);
});

it('learns nothing from stretches that are too short to time', () => {
  const unrolling = new Unrolling(10, false);
  for (let times = 0; times < 10; times++) unrolling.record(1, 0.1);
  expect(unrolling.current).toBe(1);
});
