import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { activations } from '../../../src/catalog/activations/index.ts';
import { defaultSpec } from '../../../src/experiment/index.ts';
import { flatSample } from '../../../src/math/sample.ts';
import type { Distribution, Distributions, RunView } from '../../../src/runtime/protocol.ts';
import { run } from '../../../src/store/run.ts';
import { planeId, planesOf } from '../../../src/ui/output/planes.ts';
import { activationOfZ, weightedSum } from '../../../src/ui/output/unitFormula.ts';
import { unitSpread } from '../../../src/ui/output/unitSpread.ts';

const view: RunView = {
  task: 'binary',
  answer: 'side',
  targetScale: { offset: 0, factor: 1 },
  scales: new Map(),
  features: ['x1', 'petal_width'],
  inputs: ['x1', 'petal_width'],
  generator: null,
  world: null,
  sample: flatSample(2),
  sequence: null,
  positions: null,
  labels: {},
  classes: ['a', 'b'],
  points: {
    count: 0,
    features: new Float32Array(),
    positions: new Float32Array(),
    labels: new Float32Array(),
    part: new Uint8Array(),
  },
  layers: [
    { name: 'dense1', key: '1', units: 4, activation: 'tanh', type: flatSample(4), mixing: 'sum', joins: null },
    { name: 'output', key: 'output', units: 1, activation: 'sigmoid', type: flatSample(1), mixing: 'sum', joins: null },
  ],
  parameters: [
    { name: 'dense1/weight', layer: 0, role: 'weight', shape: [2, 4], offset: 0 },
    { name: 'dense1/bias', layer: 0, role: 'bias', shape: [4], offset: 8 },
    { name: 'output/weight', layer: 1, role: 'weight', shape: [4, 1], offset: 12 },
  ],
  boundary: 0.5,
  metric: { id: 'accuracy', label: 'Accuracy', percent: true },
  grid: { size: 2, labels: ['x1', 'petal_width'], x: [-2, 2], y: [-2, 2] },
  baselines: null,
  passes: { batch: 1, count: 1 },
  inputMaps: new Float32Array(8),
};
const parameters = Float32Array.of(0, 0.42, 0, 0, 0, -1.3, 0, 0, 0, 0.1, 0, 0, 0.5, -2, 0.1, 3e-7);

describe('weightedSum', () => {
  it('sums the weighted inputs of a unit and adds its bias', () => {
    expect(weightedSum(view, parameters, { layer: 0, unit: 1 })).toBe(
      'z = 0.420\\,x_{1} - 1.30\\,\\text{petal\\_width} + 0.100',
    );
  });

  it('writes the inputs with the largest weights in their order and counts the rest', () => {
    expect(weightedSum(view, parameters, { layer: 1, unit: 0 })).toBe(
      'z = 0.500\\,a^{(1)}_{1} - 2.00\\,a^{(1)}_{2} + 0.100\\,a^{(1)}_{3} + \\text{1 more}',
    );
  });

  it('writes fewer inputs if their names are long', () => {
    const named = {
      ...view,
      features: ['sepal_length', 'sepal_width', 'petal_length'],
      inputs: ['sepal_length', 'sepal_width', 'petal_length'],
      parameters: [{ name: 'dense1/weight', layer: 0, role: 'weight' as const, shape: [3, 1], offset: 0 }],
    };
    expect(weightedSum(named, [1, -0.5, 2], { layer: 0, unit: 0 })).toBe(
      'z = 1.00\\,\\text{sepal\\_length} + 2.00\\,\\text{petal\\_length} + \\text{1 more}',
    );
  });

  it('is null for layers that do not compute a weighted sum of the previous layer', () => {
    const other = {
      ...view,
      parameters: [{ name: 'dense1/scale', layer: 0, role: 'other' as const, shape: [4], offset: 0 }],
    };
    expect(weightedSum(other, parameters, { layer: 0, unit: 1 })).toBeNull();
    expect(weightedSum(view, parameters, { layer: 0, unit: 9 })).toBeNull();
    expect(weightedSum(view, parameters, { layer: 7, unit: 0 })).toBeNull();
  });

  it('is null for a layer whose weights only look like those of a sum', () => {
    const recurrent = {
      ...view,
      layers: view.layers.map((layer, index) => (index === 0 ? { ...layer, mixing: 'all' as const } : layer)),
    };
    expect(weightedSum(recurrent, parameters, { layer: 0, unit: 1 })).toBeNull();
  });

  it('is valid TeX for any names of features and any small numbers', () => {
    const odd = { ...view, features: ['a_b^2 & 50%', 'sin(x1)'] };
    for (const numbers of [parameters, parameters.map(() => -3e-9), parameters.map(() => Number.NaN)]) {
      const tex = weightedSum(odd, numbers, { layer: 0, unit: 1 }) ?? '';
      expect(() => katex.renderToString(tex, { strict: false, throwOnError: true })).not.toThrow();
    }
  });
});

describe('activationOfZ', () => {
  it('applies the activation to z', () => {
    expect(activationOfZ(activations.tanh.tex)).toBe('a = \\tanh(z)');
    expect(activationOfZ(activations.linear.tex)).toBe('a = z');
    expect(activationOfZ(activations.sine.tex)).toBe('a = \\sin(\\omega z)');
    expect(activationOfZ(activations.gelu.tex)).toBe('a = \\operatorname{GELU}(z)');
  });

  it.each(Object.entries(activations))('has TeX for %s', (_, { tex }) => {
    const of = activationOfZ(tex);
    expect(of).toMatch(/z/);
    expect(() => katex.renderToString(of, { throwOnError: true })).not.toThrow();
  });
});

describe('unitSpread', () => {
  const frame = {
    step: 2,
    parameters: new Float32Array(16),
    maps: Float32Array.from({ length: 20 }, (_, place) => place),
  };
  const store = { ...run.getInitialState(), view, frame: frame as never };

  it('is the distribution in the map until the engine has reported one', () => {
    const spread = unitSpread(store, { layer: 0, unit: 2 });
    expect(spread).toMatchObject({ low: 8, high: 11, mean: 9.5, over: 'the picture' });
    expect(spread?.counts.reduce((sum, count) => sum + count, 0)).toBeCloseTo(1);
  });

  it('is the last one that the engine reported, up to the current step', () => {
    const of = (mean: number): Distribution => ({ low: 0, high: 1, counts: [3, 1], mean, deviation: 0.5, norm: 2 });
    const moment = (step: number): Distributions => ({
      step,
      layers: [
        {
          key: '1',
          weights: null,
          gradients: null,
          updates: null,
          activations: of(0),
          units: [of(step), of(step + 0.5)],
        },
      ],
    });
    expect(
      unitSpread({ ...store, moments: { distributions: [moment(1), moment(2), moment(3)] } }, { layer: 0, unit: 1 }),
    ).toEqual({
      low: 0,
      high: 1,
      counts: [3, 1],
      mean: 2.5,
      deviation: 0.5,
      over: 'the training examples',
    });
  });
});

describe('planesOf', () => {
  it('contains each pair of features once, and the principal components', () => {
    const spec = { ...defaultSpec('iris'), features: ['sepal_length', 'sepal_width', 'petal_width'] };
    expect(planesOf(spec).map(planeId)).toEqual([
      'sepal_length sepal_width',
      'sepal_length petal_width',
      'sepal_width petal_width',
      'components',
    ]);
  });
});
