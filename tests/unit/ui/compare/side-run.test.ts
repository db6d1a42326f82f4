import { describe, expect, it } from 'vitest';
import { SideRun } from '../../../../src/ui/compare/side-run.ts';

const frame = (step: number, values: Record<string, number>) =>
  ({ type: 'frame', step, epoch: 0, stepsPerSecond: 0, values }) as const;

describe('the run of an experiment that is compared', () => {
  it('keeps its curves, with a gap where a value is unknown', () => {
    const run = new SideRun();
    run.take(frame(0, { 'train/loss': 3 }));
    run.take(frame(5, { 'train/loss': 2, 'validation/loss': 4 }));
    expect(run.curves).toEqual({ step: [0, 5], values: { 'train/loss': [3, 2], 'validation/loss': [Number.NaN, 4] } });
  });

  it('loses what comes after a step to which it goes back', () => {
    const run = new SideRun();
    for (const step of [0, 5, 10]) run.take(frame(step, { 'train/loss': step }));
    run.take(frame(5, { 'train/loss': 7 }));
    expect(run.curves).toEqual({ step: [0, 5], values: { 'train/loss': [0, 7] } });
    run.take(frame(0, { 'train/loss': 9 }));
    expect(run.curves).toEqual({ step: [0], values: { 'train/loss': [9] } });
  });

  it('has a limited number of points', () => {
    const run = new SideRun();
    for (let step = 0; step < 10_000; step++) run.take(frame(step, { 'train/loss': step }));
    const { step, values } = run.curves;
    expect(step.length).toBeLessThanOrEqual(2000);
    expect(values['train/loss']).toEqual(step);
    expect(step.at(-1)).toBe(9999);
  });
});
