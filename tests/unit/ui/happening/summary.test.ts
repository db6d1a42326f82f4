import { describe, expect, it } from 'vitest';
import { call, defaultSpec, type ExperimentSpec, layer } from '../../../../src/experiment/index.ts';
import type { Frame, RunView } from '../../../../src/runtime/protocol.ts';
import { recordOf, SCORE_SERIES } from '../../../../src/runtime/series.ts';
import { emptyHistory, extend } from '../../../../src/store/history.ts';
import { type RunStore, run } from '../../../../src/store/run.ts';
import { summarize } from '../../../../src/ui/happening/summary.ts';

const relu = { ...layer('dense', { units: 2 }), activation: call('activations', 'relu') };
const circle: ExperimentSpec = { ...defaultSpec(), layers: [relu] };

/** Two hidden units and an output, on a picture of 2 × 2 cells. */
const view = {
  task: 'binary',
  answer: 'side',
  features: ['x', 'y'],
  sample: { shape: [2], axes: ['feature'] },
  world: null,
  classes: ['a', 'b'],
  layers: [
    { name: 'dense1', units: 2, activation: 'relu' },
    { name: 'output', units: 1, activation: 'sigmoid' },
  ],
  parameters: [],
  grid: { size: 2, labels: ['x', 'y'], x: [0, 1], y: [0, 1] },
  points: {
    count: 4,
    features: new Float32Array(8),
    labels: Float32Array.of(0, 1, 0, 1),
    part: Uint8Array.of(0, 0, 0, 2),
  },
  metric: { id: 'accuracy', label: 'Accuracy', percent: true },
} as unknown as RunView;

const frameOf = (step: number, maps: readonly number[] = [0, 0, 0, 0, 0, 0, 0, 1, 0.1, 0.1, 0.1, 0.1]) =>
  ({
    step,
    values: {
      'train/loss': 1 / (step + 1),
      'validation/loss': 2 / (step + 1),
      'train/metric': 0.5,
      'validation/metric': 0.4,
    },
    parameters: new Float32Array(),
    maps: Float32Array.from(maps),
    replicas: null,
  }) as Frame;

function store(frame: Frame, rest: Partial<RunStore> = {}): RunStore {
  const history = [0, 10, 20, 30].reduce((so, step) => extend(so, frameOf(step)), emptyHistory);
  return {
    ...run.getState(),
    state: { status: 'running', provider: null, reason: null },
    view,
    frame,
    history,
    ...rest,
  };
}

const summaryOf = (frame: Frame, rest?: Partial<RunStore>, spec = circle) =>
  summarize(store(frame, rest), { spec, withheld: null });

describe('the summary of a run', () => {
  it('tells whether anything is validated', () => {
    expect(summaryOf(frameOf(30)).hasValidation).toBe(false);
    expect(summaryOf(frameOf(30), { view: null }).hasValidation).toBe(true);
    const points = { ...view.points, part: Uint8Array.of(0, 0, 1, 2) };
    expect(summaryOf(frameOf(30), { view: { ...view, points } }).hasValidation).toBe(true);
  });

  it('counts units that are 0 in the whole picture', () => {
    expect(summaryOf(frameOf(30)).deadLayers).toEqual([{ title: 'Hidden 1', units: 2, dead: 1 }]);
    expect(summaryOf(frameOf(0)).deadLayers).toEqual([]);
    const tanh = { ...view, layers: view.layers.map((one) => ({ ...one, activation: 'tanh' })) };
    expect(summaryOf(frameOf(30), { view: tanh }).deadLayers).toEqual([]);
  });

  it('measures the range of the predictions in the picture', () => {
    expect(summaryOf(frameOf(30)).spread).toBe(0);
    expect(summaryOf(frameOf(30, [1, 1, 1, 1, 1, 1, 1, 1, 0.1, 0.1, 0.1, 0.4])).spread).toBeCloseTo(0.3);
    expect(summaryOf(frameOf(30, Array(12).fill(Number.NaN))).spread).toBeNaN();
    expect(summaryOf(frameOf(30, [0, 0])).spread).toBeNaN();
  });

  it('knows nothing if the picture does not show all features, unless the engine has reported the predictions', () => {
    const iris: ExperimentSpec = { ...defaultSpec('iris'), layers: [relu] };
    expect(summaryOf(frameOf(30), {}, iris)).toMatchObject({ deadLayers: [], spread: Number.NaN });
    const values = Float32Array.of(0.1, 0.2, 0.3, 0.4);
    const predictions = { step: 30, values, logOdds: null, losses: new Float32Array(4) };
    expect(summaryOf(frameOf(30), { findings: { predictions } }, iris).spread).toBeCloseTo(0.3);
    expect(summaryOf(frameOf(30), { findings: { predictions: { ...predictions, step: 20 } } }, iris).spread).toBeNaN();
  });

  it('contains the losses since the last change, up to the shown step', () => {
    expect(summaryOf(frameOf(30)).losses.step).toEqual([0, 10, 20, 30]);
    expect(summaryOf(frameOf(30), { editedAt: 20 }).losses.step).toEqual([20, 30]);
    expect(summaryOf(frameOf(20)).losses.step).toEqual([0, 10, 20]);
    expect(summaryOf(frameOf(10), { editedAt: 20 }).losses.step).toEqual([0, 10]);
    expect(summaryOf(frameOf(10))).toMatchObject({ step: 10, end: 30 });
  });

  it('counts the replicas that have diverged', () => {
    const losses = Float32Array.of(0.1, Number.NaN, 0.3);
    const replicas = { shown: 0, watched: 'validation/loss' as const, values: recordOf(SCORE_SERIES, () => losses) };
    const history = extend(emptyHistory, { ...frameOf(30), replicas });
    const summary = summaryOf({ ...frameOf(30), replicas }, { history });
    expect(summary.replicas).toMatchObject({ count: 3, diverged: 1 });
    expect(summary.replicas?.medianLoss).toBeCloseTo(0.2);
  });
});
