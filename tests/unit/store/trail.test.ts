import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/runtime/protocol.ts';
import { receive, run } from '../../../src/store/run.ts';
import { emptyTrail, extendTrail, type Trail } from '../../../src/store/trail.ts';

const frame = (step: number, size = 2) => ({ step, parameters: new Float32Array(size).fill(step) });
const walk = (steps: readonly number[], size?: number): Trail =>
  steps.reduce((trail, step) => extendTrail(trail, frame(step, size)), emptyTrail);
const steps = ({ places }: Trail) => places.map(({ step }) => step);

describe('trail', () => {
  it('keeps the parameters of frames', () => {
    const trail = walk([0, 5, 9]);
    expect(steps(trail)).toEqual([0, 5, 9]);
    expect([...(trail.places[1]?.parameters ?? [])]).toEqual([5, 5]);
  });

  it('keeps at most 200 places, spread evenly from the start', () => {
    const trail = walk(Array.from({ length: 5000 }, (_, index) => index * 3));
    const kept = steps(trail);
    expect(kept.length).toBeLessThanOrEqual(200);
    expect(kept.length).toBeGreaterThan(60);
    expect(kept[0]).toBe(0);
    const gaps = kept.slice(1).map((step, index) => step - (kept[index] as number));
    expect(Math.max(...gaps)).toBeLessThanOrEqual(4 * Math.min(...gaps));
  });

  it('keeps at most two million numbers', () => {
    const size = 100_000;
    const trail = walk(
      Array.from({ length: 60 }, (_, index) => index),
      size,
    );
    expect(trail.places.length * size).toBeLessThanOrEqual(2e6);
  });

  it('forgets what came after an earlier frame, and everything with a reset or another network', () => {
    expect(steps(extendTrail(walk([0, 5, 9, 12]), frame(9)))).toEqual([0, 5, 9]);
    expect(steps(extendTrail(walk([0, 5, 9, 12]), frame(7)))).toEqual([0, 5, 7]);
    expect(steps(extendTrail(walk([0, 5, 9, 12]), frame(0)))).toEqual([0]);
    expect(steps(extendTrail(walk([0, 5]), frame(9, 3)))).toEqual([9]);
  });
});

it('starts again if another replica is shown', () => {
  const show = (step: number, shown: number) =>
    receive({
      type: 'frame',
      runId: 1,
      frame: {
        ...frame(step),
        values: {},
        replicas: {
          shown,
          watched: 'validation/loss',
          values: { 'train/loss': new Float32Array(2), 'validation/loss': new Float32Array(2) },
        },
      } as unknown as Frame,
    });
  show(0, 0);
  show(5, 0);
  expect(steps(run.getState().trail)).toEqual([0, 5]);
  show(9, 1);
  expect(steps(run.getState().trail)).toEqual([9]);
});
