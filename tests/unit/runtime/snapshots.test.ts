import { describe, expect, it } from 'vitest';
import { type Snapshot, Snapshots } from '../../../src/runtime/snapshots.ts';

const at = (step: number, numbers = 1): Snapshot => ({
  step,
  state: new Map([['weight', new Float32Array(numbers)]]),
  memories: null,
});

/** Offers snapshots at regular steps. */
function fill(snapshots: Snapshots, from: number, to: number, every: number, numbers = 1) {
  for (let step = from; step <= to; step += every) if (snapshots.wants(step)) snapshots.keep(at(step, numbers));
}

const stepsOf = (snapshots: Snapshots) => snapshots.all.map(({ step }) => step);

describe('snapshots', () => {
  it('are at most 40, the start among them, spread evenly however long the run is', () => {
    for (const length of [10, 39, 400, 12_345, 200_000]) {
      const snapshots = new Snapshots();
      fill(snapshots, 0, length, 1);
      const steps = stepsOf(snapshots);
      expect(steps[0]).toBe(0);
      expect(steps.length).toBeLessThanOrEqual(40);
      expect(steps.length).toBeGreaterThanOrEqual(Math.min(length, 19));
      const gaps = steps.slice(1).map((step, index) => step - (steps[index] as number));
      expect(Math.max(...gaps)).toBeLessThanOrEqual(2.5 * Math.min(...gaps));
      expect(length - (steps.at(-1) as number)).toBeLessThanOrEqual(2.5 * Math.max(...gaps));
    }
  });

  it('take no more than their share of memory', () => {
    const snapshots = new Snapshots();
    fill(snapshots, 0, 1000, 1, 4e6);
    expect(snapshots.all.length).toBeLessThanOrEqual(4);
    expect(stepsOf(snapshots)[0]).toBe(0);
  });

  it('keep the last, so that it can be restored', () => {
    const snapshots = new Snapshots();
    for (const step of [0, 10, 20, 30]) snapshots.keep(at(step, 5e6));
    expect(stepsOf(snapshots)).toContain(30);
  });

  it('replace a snapshot of the same step', () => {
    const snapshots = new Snapshots();
    fill(snapshots, 0, 5, 1);
    const edited = at(3);
    expect(snapshots.wants(3)).toBe(true);
    snapshots.keep(edited);
    expect(stepsOf(snapshots)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(snapshots.find(3)).toBe(edited);
  });

  it('forget an abandoned path, and continue as densely as before', () => {
    const snapshots = new Snapshots();
    fill(snapshots, 0, 100_000, 10);
    snapshots.forgetAfter(0);
    expect(stepsOf(snapshots)).toEqual([0]);
    fill(snapshots, 10, 200, 10);
    expect(stepsOf(snapshots)).toEqual(Array.from({ length: 21 }, (_, index) => 10 * index));
  });
});
