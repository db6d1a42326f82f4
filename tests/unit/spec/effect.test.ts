import { describe, expect, test } from 'vitest';
import {
  call,
  defaultSpec,
  type ExperimentSpec,
  effectOf,
  layer,
  layerName,
  liveValues,
} from '../../../src/spec/index.ts';

const base: ExperimentSpec = {
  ...defaultSpec(),
  layers: [layer('dense', { units: 8 }, 'tanh'), layer('dense', { units: 4 }, call('activations', 'leaky_relu'))],
};

describe('what an edit does to a run', () => {
  const edits: [string, string, Partial<ExperimentSpec>][] = [
    ['nothing', 'none', {}],
    ['equal parts', 'none', { layers: structuredClone(base.layers), split: { ...base.split } }],
    ['learning rate', 'live', { optimizer: call('optimizers', 'adam', { lr: 0.5 }) }],
    [
      'slope of a leaky ReLU',
      'live',
      {
        layers: [
          base.layers[0] as (typeof base.layers)[0],
          layer('dense', { units: 4 }, call('activations', 'leaky_relu', { alpha: 0.3 })),
        ],
      },
    ],
    ['optimizer', 'recompile', { optimizer: call('optimizers', 'sgd') }],
    ['loss', 'recompile', { loss: call('losses', 'mse') }],
    ['output', 'recompile', { output: call('activations', 'tanh') }],
    ['batch', 'recompile', { batch: 'all' }],
    ['provider', 'recompile', { provider: 'webgpu' }],
    ['a layer less', 'recompile', { layers: base.layers.slice(1) }],
    ['a layer more', 'recompile', { layers: [...base.layers, layer('dense', {}, 'relu')] }],
    ['units', 'recompile', { layers: base.layers.map((one) => ({ ...one, args: { ...one.args, units: 5 } })) }],
    [
      'activation',
      'recompile',
      { layers: base.layers.map((one) => ({ ...one, activation: call('activations', 'relu') })) },
    ],
    ['dataset', 'resample', { data: call('datasets', 'xor') }],
    ['noise', 'resample', { data: call('datasets', 'circle', { noise: 0.01 }) }],
    ['split', 'resample', { split: { train: 60, validation: 20, test: 20 } }],
    ['features', 'resample', { features: base.features.slice(1) }],
    ['seed', 'resample', { seed: 2 }],
    ['initializer', 'resample', { initializer: call('initializers', 'he_normal') }],
    ['the strongest wins', 'resample', { seed: 2, batch: 1, optimizer: call('optimizers', 'adam', { lr: 0.5 }) }],
  ];
  test.each(edits)('%s → %s', (_, effect, edit) => {
    expect(effectOf(base, { ...base, ...edit })).toBe(effect);
    expect(effectOf({ ...base, ...edit }, base)).toBe(effect);
  });
});

test('live values carry the names of the graph inputs', () => {
  expect(liveValues(base)).toMatchObject({ 'opt/lr': base.optimizer.args.lr, 'dense2/alpha': 0.01 });
  expect(liveValues({ ...base, output: call('activations', 'leaky_relu', { alpha: 0.5 }) })).toMatchObject({
    'output/alpha': 0.5,
  });
  expect(Object.keys(liveValues({ ...base, layers: [] })).every((name) => name.startsWith('opt/'))).toBe(true);
});

test('layers are counted from 1 over all kinds', () => {
  expect(layerName(base.layers, 1)).toBe('dense2');
  expect(layerName([{ id: 'conv' }, { id: 'dense' }], 1)).toBe('dense2');
  expect(() => layerName(base.layers, 2)).toThrow('no layer 2 among 2');
});
