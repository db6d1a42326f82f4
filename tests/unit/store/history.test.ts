import { describe, expect, it } from 'vitest';
import type { Frame, Replicas } from '../../../src/runtime/protocol.ts';
import { recordOf, SERIES } from '../../../src/runtime/series.ts';
import { CAPACITY, emptyHistory, extend, type History, hasAllSeries, ofReplica } from '../../../src/store/history.ts';

const frame = (step: number, trainLoss = 1 / (step + 1)) =>
  ({
    step,
    epoch: step / 10,
    values: {
      ...recordOf(SERIES, () => Number.NaN),
      'train/loss': trainLoss,
      'validation/loss': trainLoss,
      'train/metric': 0.5,
      'validation/metric': 0.4,
      'learning-rate': 0.1,
      'gradient-norm': 3,
    },
    replicas: null,
  }) as Frame;
const historyOf = (...steps: number[]) =>
  steps.map((step) => frame(step)).reduce((history, one) => extend(history, one), emptyHistory);

describe('history', () => {
  it('grows by a point per frame', () => {
    expect(historyOf(0, 5, 9).step).toEqual([0, 5, 9]);
  });

  it('starts over when the run does', () => {
    expect(historyOf(0, 5, 9, 0).step).toEqual([0]);
  });

  it('forgets what came after a step from which the run continues', () => {
    expect(historyOf(0, 5, 9, 12, 7).step).toEqual([0, 5, 7]);
    expect(historyOf(0, 5, 9, 12, 9).step).toEqual([0, 5, 9]);
  });

  it('corrects its last point when a paused run is edited', () => {
    const history = extend(historyOf(0, 5), frame(5, 42));
    expect(history).toEqual({
      step: [0, 5],
      epoch: [0, 0.5],
      seconds: [0, 0],
      values: {
        ...recordOf(SERIES, () => [Number.NaN, Number.NaN]),
        'train/loss': [1, 42],
        'validation/loss': [1, 42],
        'train/metric': [0.5, 0.5],
        'validation/metric': [0.4, 0.4],
        'learning-rate': [0.1, 0.1],
        'gradient-norm': [3, 3],
      },
      replicaLosses: [null, null],
      replicaTrainLosses: [null, null],
    });
  });

  it('drops a point without losses when the next one comes', () => {
    const untold = extend(emptyHistory, frame(0, Number.NaN));
    expect(untold.step).toEqual([0]);
    expect(extend(untold, frame(0)).step).toEqual([0]);
    expect(extend(untold, frame(7)).step).toEqual([7]);
  });

  it('that was stored is readable only if it has every series', () => {
    expect(hasAllSeries(historyOf(0, 5))).toBe(true);
    const { 'gradient-norm': _, ...fewer } = emptyHistory.values;
    for (const stored of [{ values: fewer }, { step: [0], trainLoss: [1] }]) {
      expect(hasAllSeries(stored as unknown as History)).toBe(false);
    }
  });

  it('counts the training time along the path that was taken', () => {
    const steps = [0, 5, 9, 12];
    const history = steps.reduce((sofar, step) => extend(sofar, frame(step), 2), emptyHistory);
    expect(history.seconds).toEqual([0, 2, 4, 6]);
    expect(extend(history, frame(7), 1).seconds).toEqual([0, 2, 3]);
    expect(extend(history, frame(12), 1).seconds).toEqual([0, 2, 4, 6]);
    expect(extend(history, frame(0), 1).seconds).toEqual([0]);
  });

  it('stays within its capacity, keeps the first and the last step and spreads the rest', () => {
    const history = historyOf(...Array.from({ length: CAPACITY * 3 }, (_, step) => step));
    expect(history.step.length).toBeLessThanOrEqual(CAPACITY);
    const { values, ...others } = history;
    const columns = [...Object.values(others), ...Object.values(values)];
    expect(columns.map((column) => column.length)).toEqual(Array(5 + SERIES.length).fill(history.step.length));
    expect(history.step[0]).toBe(0);
    expect(history.step.at(-1)).toBe(CAPACITY * 3 - 1);
    expect(history.step).toEqual(history.step.toSorted((a, b) => a - b));
  });
});

describe('history of replicas', () => {
  const NONE = Number.NaN;
  const several = (step: number, train: readonly number[], validation: readonly number[]): Frame => {
    const shown = frame(step, train[0]);
    return {
      ...shown,
      values: { ...shown.values, 'validation/loss': validation[0] ?? NONE },
      replicas: {
        shown: 0,
        watched: validation.every(Number.isNaN) ? 'train/loss' : 'validation/loss',
        values: { 'train/loss': Float32Array.from(train), 'validation/loss': Float32Array.from(validation) },
      } as Replicas,
    };
  };
  const losses = (...values: number[]) => Float32Array.from(values);

  it('keeps their validation losses, and NaN for one that has diverged', () => {
    const history = [several(0, [1, 2], [3, 4]), several(1, [0.5, Number.POSITIVE_INFINITY], [1.5, 7])].reduce(
      extend,
      emptyHistory,
    );
    expect(history.replicaLosses).toEqual([losses(3, 4), losses(1.5, NONE)]);
    expect(history.replicaTrainLosses).toEqual([losses(1, 2), losses(0.5, NONE)]);
  });

  it('keeps the returns of agents, NaN before the first episode is over', () => {
    const frameOf = (step: number, returns: readonly number[]): Frame => ({
      ...several(step, [-1, 2], [NONE, NONE]),
      replicas: {
        shown: 0,
        watched: 'train/metric',
        values: { 'train/loss': Float32Array.of(-1, 2), 'train/metric': Float32Array.from(returns) },
      } as Replicas,
    });
    const history = [frameOf(0, [NONE, NONE]), frameOf(1, [20, 500])].reduce(
      (sofar, one) => extend(sofar, one),
      emptyHistory,
    );
    expect(history.replicaLosses).toEqual([losses(NONE, NONE), losses(20, 500)]);
    expect(history.replicaTrainLosses.at(-1)).toEqual(losses(-1, 2));
  });

  it('keeps their training losses if there are no validation examples', () => {
    expect(extend(emptyHistory, several(0, [1, 2], [NONE, NONE])).replicaLosses).toEqual([losses(1, 2)]);
  });

  it('thins them with everything else', () => {
    const history = Array.from({ length: CAPACITY + 1 }, (_, step) => several(step, [step, 1], [step, 1])).reduce(
      extend,
      emptyHistory,
    );
    expect(history.step.length).toBeLessThan(CAPACITY);
    expect(history.replicaLosses.map((row) => row?.[0])).toEqual(history.step);
    expect(history.replicaTrainLosses).toHaveLength(history.step.length);
  });

  it('becomes that of one of them', () => {
    const history = extend(extend(emptyHistory, several(0, [1, 2], [3, 4])), several(1, [0.5, 1.5], [2, 3]));
    expect(ofReplica(history, 1)).toEqual({
      step: [0, 1],
      epoch: [0, 0.1],
      seconds: [0, 0],
      values: {
        ...recordOf(SERIES, () => [NONE, NONE]),
        'train/loss': [2, 1.5],
        'validation/loss': [4, 3],
        'learning-rate': [0.1, 0.1],
      },
      replicaLosses: [null, null],
      replicaTrainLosses: [null, null],
    });
    const unvalidated = extend(emptyHistory, several(0, [1, 2], [NONE, NONE]));
    expect(ofReplica(unvalidated, 1)).toMatchObject({
      values: { 'train/loss': [2], 'validation/loss': [NONE] },
    });
  });
});
