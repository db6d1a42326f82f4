import { expect, it } from 'vitest';
import { Unrolling } from '../../../src/runtime/unrolling.ts';

/** Records stretches of 5 ms with so many steps each. */
function record(unrolling: Unrolling, ...steps: readonly number[]) {
  for (const count of steps) unrolling.record(count, 5);
}

it('starts with one step an iteration, tries many and stays with them where they are faster', () => {
  const unrolling = new Unrolling(10, false);
  expect(unrolling.current).toBe(1);
  record(unrolling, 100, 100);
  expect(unrolling.current).toBe(1);
  record(unrolling, 100);
  expect(unrolling.current).toBe(10);
  record(unrolling, 60, 300, 80, 10);
  expect(unrolling.current).toBe(10);
});

it('goes back where many are no faster, and tries no more', () => {
  const unrolling = new Unrolling(10, false);
  record(unrolling, 100, 100, 100, 90, 99, 80);
  expect(unrolling.current).toBe(1);
  record(unrolling, 10, 10, 10, 10, 10, 10);
  expect(unrolling.current).toBe(1);
});

it('does not try where steps are long, unless every iteration is dear', () => {
  const long = new Unrolling(10, false);
  record(long, 2, 2, 2, 2);
  expect(long.current).toBe(1);
  const dear = new Unrolling(10, true);
  record(dear, 2, 2, 2);
  expect(dear.current).toBe(10);
});

it('learns nothing from stretches that are too short to time', () => {
  const unrolling = new Unrolling(10, false);
  for (let times = 0; times < 10; times++) unrolling.record(1, 0.1);
  expect(unrolling.current).toBe(1);
});
