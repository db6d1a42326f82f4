import { beforeEach, describe, expect, it } from 'vitest';
import { flatSample } from '../../../src/math/sample.ts';
import type { RunView } from '../../../src/runtime/protocol.ts';
import { type RunStore, receive, run } from '../../../src/store/run.ts';
import { readingText, readPoint } from '../../../src/ui/output/reading.ts';
import { planeView as view } from '../../support/plane-view.ts';

const initial = run.getInitialState();
const store = (patch: Partial<RunStore>): RunStore => ({ ...initial, view, ...patch });
const frame = { parameters: new Float32Array(), maps: Float32Array.of(0.9, 0, 0, 0.25) } as RunStore['frame'];
const predictions = {
  step: 1,
  values: Float32Array.of(0.75, 0.125),
  logOdds: null,
  losses: Float32Array.of(0.5, 0.0625),
};

describe('readPoint', () => {
  beforeEach(() => run.setState(initial, true));

  it('uses the predictions that the engine reported', () => {
    expect(readPoint(store({ frame, findings: { predictions } }), 1, true)).toEqual({
      part: 'test',
      features: [
        { name: 'x₁', value: '1' },
        { name: 'x₂', value: '−1' },
      ],
      target: 'ring',
      prediction: '0.875 · ring',
      residual: null,
      loss: '0.0625',
    });
  });

  it('falls back to the map of data in the plane', () => {
    expect(readPoint(store({ frame }), 0, true)).toMatchObject({ prediction: '0.9 · disc', loss: null });
    expect(readPoint(store({ frame }), 1, true)).toMatchObject({ prediction: '0.75 · ring' });
    expect(readPoint(store({ frame }), 1, false)).toMatchObject({ prediction: null, target: 'ring' });
  });

  it('names the most probable of several classes', () => {
    const several: RunView = {
      ...view,
      task: 'multiclass',
      answer: 'class',
      classes: ['a', 'b', 'c'],
      layers: [
        {
          name: 'output',
          key: 'output',
          units: 3,
          activation: 'softmax',
          type: flatSample(3),
          mixing: 'sum',
          joins: null,
        },
      ],
    };
    const values = Float32Array.of(0.25, 0.5, 0.25, 1, 0, 0);
    const reading = readPoint(store({ view: several, findings: { predictions: { ...predictions, values } } }), 0, true);
    expect(reading).toMatchObject({ target: 'b', prediction: '0.5 · b' });
  });

  it('contains the residual of a regression with its sign', () => {
    const regression: RunView = { ...view, task: 'regression', answer: 'number', classes: [] };
    const read = (point: number) => readPoint(store({ view: regression, findings: { predictions } }), point, true);
    expect(read(0)).toMatchObject({ target: '1', prediction: '0.75', residual: '−0.25' });
    expect(read(1)).toMatchObject({ residual: '+0.125' });
  });

  it('is in the units of the data, however they were scaled', () => {
    const targetScale = { offset: 150, factor: 0.01 };
    const scales = new Map([['x2', { offset: 40, factor: 0.5 }]]);
    const regression: RunView = { ...view, task: 'regression', answer: 'number', classes: [], targetScale, scales };
    const reading = readPoint(store({ view: regression, findings: { predictions } }), 0, true);
    expect(reading).toMatchObject({ target: '250', prediction: '225', residual: '−25' });
    expect(reading?.features.map(({ value }) => value)).toEqual(['−1', '42']);
  });

  it('is null for an example that no longer exists', () => {
    expect(readPoint(store({ frame }), 2, true)).toBeNull();
    expect(readPoint(initial, 0, true)).toBeNull();
  });

  it('is a sentence for screen readers', () => {
    receive({ type: 'prepared', runId: 1, view });
    receive({ type: 'finding', runId: 1, subject: 'predictions', keeps: 'latest', found: predictions });
    const reading = readPoint(run.getState(), 0, true);
    expect(reading && readingText(reading)).toBe(
      'train example, x₁ −1, x₂ 1, target disc, prediction 0.75 · disc, loss 0.5',
    );
  });
});

it('names a feature after its column, like the other panels', () => {
  const named = { ...view, features: ['x1', 'bill_length'], labels: { bill_length: 'Bill length' } };
  expect(readPoint(store({ view: named }), 0, false)?.features.map(({ name }) => name)).toEqual(['x₁', 'Bill length']);
});
