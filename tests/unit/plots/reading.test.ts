import { describe, expect, it } from 'vitest';
import { formatNumber } from '../../../src/math/format.ts';
import type { CurveData } from '../../../src/plots/core/types.ts';
import { describeReading, readCurves, writeEpoch } from '../../../src/plots/curves/reading.ts';

const NONE = Number.NaN;
const data: CurveData = {
  history: {
    step: [0, 10, 20],
    values: {
      'train/loss': [1, 0.5, 0.25],
      'validation/loss': [1.5, 0.75, 0.5],
      'train/metric': [0.5, 0.75, 1],
      'validation/metric': [NONE, NONE, NONE],
      'learning-rate': [0.1, 0.1, 0.1],
      'gradient-norm': [3, 2, 1],
    },
  },
  now: 20,
  passes: { batch: 1, count: 10 },
  ghosts: [
    { number: 2, place: 2, name: 'SGD', step: [0, 12, 30], values: { loss: [2, 1, 0.5], metric: [0.1, 0.2, 0.3] } },
    { number: 1, place: 1, name: 'Adam', step: [0, 5], values: { loss: [3, 2], metric: [0.4, 0.5] } },
  ],
};
const valuesOf = (...args: [quantity: 'loss' | 'metric', at: number]) =>
  Object.fromEntries(readCurves(data, { quantity: args[0] }, args[1]).values.map(({ name, value }) => [name, value]));

describe('a reading of the curves', () => {
  it('has both losses, their gap, and the nearest loss of every earlier run that reached the step', () => {
    expect(valuesOf('loss', 10)).toEqual({ train: 0.5, validation: 0.75, gap: 0.25, '2 SGD': 1 });
    expect(valuesOf('loss', 0)).toMatchObject({ '2 SGD': 2, '1 Adam': 3 });
  });

  it('ignores unknown values', () => {
    expect(valuesOf('metric', 20)).toEqual({ train: 1, '2 SGD': 0.2 });
  });

  it('has only earlier runs after the end of the run', () => {
    expect(readCurves(data, { quantity: 'loss' }, 26)).toMatchObject({
      place: null,
      values: [{ name: '2 SGD', value: 0.5 }],
    });
  });

  it('has no parts and no epochs for an agent, but the band of its returns', () => {
    const history = {
      step: [0, 10],
      values: { 'train/metric': [NONE, 0.5], 'return-low': [NONE, 0.25], 'return-high': [NONE, 0.75] },
    };
    const shown = { quantity: 'metric', undivided: 'mean return', band: ['return-low', 'return-high'] as const };
    const read = (at: number) => describeReading(readCurves({ ...data, history, ghosts: [] }, shown, at), formatNumber);
    expect(read(10)).toBe('Step 10: mean return 0.5, 10th percentile 0.25, 90th percentile 0.75');
    expect(read(0)).toBe('Step 0');
  });

  it('becomes a sentence', () => {
    expect(describeReading(readCurves(data, { quantity: 'loss' }, 10), formatNumber)).toBe(
      'Step 10, epoch 1.0: train 0.5, validation 0.75, gap 0.25, 2 SGD 1',
    );
    expect(describeReading(readCurves({ ...data, ghosts: [] }, { quantity: 'loss' }, 99), formatNumber)).toBe(
      'Step 99, epoch 9.9',
    );
    expect([0, 9.94, 123.9].map(writeEpoch)).toEqual(['0.0', '9.9', '123']);
  });
});
