import { beforeEach, describe, expect, it } from 'vitest';
import { flatSample } from '../../../src/math/sample.ts';
import type { Codes, RunView } from '../../../src/runtime/protocol.ts';
import { type RunStore, run } from '../../../src/store/run.ts';
import { movesOf, readReconstruction, reconstructionText } from '../../../src/ui/output/reconstructions/reading.ts';
import { planeView } from '../../support/plane-view.ts';

const view: RunView = {
  ...planeView,
  task: 'autoencoder',
  answer: 'input',
  scales: new Map([['x1', { offset: 10, factor: 0.5 }]]),
  layers: [
    { name: 'output', key: 'output', units: 2, activation: 'linear', type: flatSample(2), mixing: 'all', joins: null },
  ],
  metric: { id: 'explained_variance', label: 'Explained variance', percent: true },
};

/** The test example has no code. */
const codes: Codes = {
  step: 3,
  indices: Int32Array.of(0),
  size: 1,
  codes: Float32Array.of(0.5),
  errors: Float32Array.of(0.25),
  plane: { origin: [0], directions: [[1]], shares: null },
  reconstructions: { outputs: Float32Array.of(-0.5, 0.5), positions: Float32Array.of(-0.5, 0.5) },
};

const initial = run.getInitialState();
const store = (found?: Codes): RunStore => ({ ...initial, view, findings: found ? { codes: found } : {} });

describe('an example with its reconstruction', () => {
  beforeEach(() => run.setState(initial, true));

  it('is in the units of the data', () => {
    const reading = readReconstruction(store(codes), 0);
    expect(reading?.features.map(({ input, output }) => [input, output])).toEqual([
      ['8', '9'],
      ['1', '0.5'],
    ]);
    expect(reading && reconstructionText(reading)).toBe(
      'train example, “disc”, x₁ 8 reconstructed 9, x₂ 1 reconstructed 0.5, error 0.25',
    );
  });

  it('lacks what is not known: before the engine has started, and of test examples', () => {
    for (const reading of [readReconstruction(store(), 0), readReconstruction(store(codes), 1)]) {
      expect(reading?.error).toBeNull();
      expect(reading?.features.map(({ output }) => output)).toEqual([null, null]);
    }
    expect(readReconstruction(store(codes), 2)).toBeNull();
  });

  it('is not read from the codes of another network or of other data', () => {
    expect(movesOf(view, codes)?.positions).toBe(codes.reconstructions?.positions);
    expect(movesOf(view, { ...codes, indices: Int32Array.of(7) })).toBeNull();
    expect(movesOf({ ...view, features: ['x1'] }, codes)).toBeNull();
    expect(movesOf(view, { ...codes, reconstructions: null })).toBeNull();
    expect(movesOf(view, undefined)).toBeNull();
  });
});
