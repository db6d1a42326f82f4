import { describe, expect, it } from 'vitest';
import type { Frame } from '../../../src/runtime/protocol.ts';
import { CAPACITY, emptyHistory, extend } from '../../../src/store/history.ts';

const frame = (step: number, trainLoss = 1 / (step + 1)) =>
  ({ step, trainLoss, validationLoss: trainLoss, learningRate: 0.1 }) as Frame;
const historyOf = (...steps: number[]) => steps.map((step) => frame(step)).reduce(extend, emptyHistory);

describe('history', () => {
  it('grows by a point per frame', () => {
    expect(historyOf(0, 5, 9).step).toEqual([0, 5, 9]);
  });

  it('starts over when the run does', () => {
    expect(historyOf(0, 5, 9, 0).step).toEqual([0]);
  });

  it('corrects its last point when a standing run is edited', () => {
    const history = extend(historyOf(0, 5), frame(5, 42));
    expect(history).toEqual({ step: [0, 5], trainLoss: [1, 42], validationLoss: [1, 42], learningRate: [0.1, 0.1] });
  });

  it('stays within its capacity, keeps the first and the last step and spreads the rest', () => {
    const history = historyOf(...Array.from({ length: CAPACITY * 3 }, (_, step) => step));
    expect(history.step.length).toBeLessThanOrEqual(CAPACITY);
    expect(history.trainLoss).toHaveLength(history.step.length);
    expect(history.step[0]).toBe(0);
    expect(history.step.at(-1)).toBe(CAPACITY * 3 - 1);
    expect(history.step).toEqual(history.step.toSorted((a, b) => a - b));
  });
});
