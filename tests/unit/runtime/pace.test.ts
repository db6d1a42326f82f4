import { expect, it } from 'vitest';
import { Pace } from '../../../src/runtime/pace.ts';

it('lets everything through without a pace', () => {
  const pace = new Pace();
  expect(pace.take(0, 40)).toBe(40);
  expect(pace.wait(0)).toBe(0);
});

it('makes the first step immediately and the others when they are due', () => {
  const pace = new Pace();
  pace.set(2, 1000);
  expect(pace.take(1000, 10)).toBe(1);
  expect(pace.wait(1100)).toBe(400);
  expect(pace.take(1499, 10)).toBe(0);
  expect(pace.take(1500, 10)).toBe(1);
});

it('never takes two steps at once if people can follow each', () => {
  const pace = new Pace();
  pace.set(10, 0);
  expect(pace.showsEveryStep).toBe(true);
  expect(pace.take(0, 40)).toBe(1);
  expect(pace.take(5000, 40)).toBe(1);
  pace.set(60, 5000);
  expect(pace.showsEveryStep).toBe(false);
  pace.take(5000, 40);
  expect(pace.take(5110, 40)).toBe(6);
});

it('makes the steps that are due together, and keeps the pace on average', () => {
  const pace = new Pace();
  pace.set(1000, 0);
  let steps = 0;
  for (let now = 0; now < 1000; now += 7) steps += pace.take(now, 50);
  expect(steps).toBeGreaterThanOrEqual(990);
  expect(steps).toBeLessThanOrEqual(1000);
});

it('does not catch up if the machine was too slow', () => {
  const pace = new Pace();
  pace.set(1000, 0);
  pace.take(0, 1);
  pace.take(5000, 10);
  let steps = 0;
  for (let now = 5000; now < 5100; now++) steps += pace.take(now, 10);
  expect(steps).toBeLessThanOrEqual(160);
});

it.each([0, -1, Number.NaN])('treats %s as no pace', (stepsPerSecond) => {
  const pace = new Pace();
  pace.set(stepsPerSecond, 0);
  expect(pace.stepsPerSecond).toBeNull();
});
