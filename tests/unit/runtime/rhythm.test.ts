import { expect, it } from 'vitest';
import { Rhythm } from '../../../src/runtime/rhythm.ts';

it('evaluates the beginning of a run at every growth of the number of steps, even if the page is busy', () => {
  const rhythm = new Rhythm();
  const looks: number[] = [];
  for (let step = 1; step <= 5000; step++) {
    if (!rhythm.wantsLook(0, step, false)) continue;
    looks.push(step);
    rhythm.looked(0, 1, step);
  }
  expect(looks.slice(0, 5)).toEqual([1, 2, 3, 4, 5]);
  expect(looks.at(-1)).toBeGreaterThan(800);
  expect(looks.at(-1)).toBeLessThanOrEqual(1000);
  looks.slice(1).forEach((step, index) => {
    expect(step).toBeLessThanOrEqual((looks[index] as number) * 1.2 + 1);
  });
});

it('waits after an evaluation that took long', () => {
  const rhythm = new Rhythm();
  rhythm.looked(100, 50, 1);
  expect(rhythm.wantsLook(299, 100, true)).toBe(false);
  expect(rhythm.wantsLook(300, 100, false)).toBe(true);
});

it('evaluates less often for a page that takes pictures in between', () => {
  const rhythm = new Rhythm();
  rhythm.looked(100, 2, 2000);
  expect(rhythm.wantsLook(120, 3000, true)).toBe(true);
  expect(rhythm.wantsLook(120, 3000, true, true)).toBe(false);
  expect(rhythm.wantsLook(150, 4000, true, true)).toBe(true);
  expect(rhythm.wantsLook(150, 4000, false, true)).toBe(false);
});
