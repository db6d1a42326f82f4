import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Call,
  call,
  defaultSpec,
  type ExperimentSpec,
  effectOf,
  entryOf,
  type LayerSpec,
  layer,
  layerName,
  learnsByReward,
  liveValues,
  type Section,
  type Sweep,
} from '../../../src/experiment/index.ts';
import { hasGenerator } from '../../../src/experiment/two-networks.ts';
import { validSpec } from './arbitrary.ts';

const one = layer('dense', { units: 8 }, 'tanh', {
  initializer: call('initializers', 'normal'),
  penalty: call('regularizers', 'l1'),
});
const first = (edit: Partial<LayerSpec>): LayerSpec => ({ ...one, ...edit });
const second = layer('dense', { units: 4 }, call('activations', 'leaky_relu'));

const base: ExperimentSpec = {
  ...defaultSpec(),
  layers: [one, second],
  regularizers: [call('regularizers', 'l2')],
};

describe('the effect of an edit on a run', () => {
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
    ['a layer less', 'recompile', { layers: base.layers.slice(0, 1) }],
    ['a layer more', 'recompile', { layers: [...base.layers, layer('dense', {}, 'relu')] }],
    ['units', 'recompile', { layers: base.layers.map((each) => ({ ...each, args: { ...each.args, units: 5 } })) }],
    [
      'activation',
      'recompile',
      { layers: base.layers.map((each) => ({ ...each, activation: call('activations', 'relu') })) },
    ],
    ['a pin', 'recompile', { pins: [{ parameter: 'output/bias', index: 0, value: 0.5 }] }],
    ['what ends the run', 'live', { until: [{ of: 'epochs', value: 20 }] }],
    [
      'a starting value',
      'resample',
      { start: { whole: [], elements: [{ parameter: 'output/bias', index: 0, value: 1 }] } },
    ],
    ['plane of the pictures', 'recompile', { plane: 'components' }],
    ['a computed feature', 'resample', { features: [...base.features, 'x1_x2'] }],
    ['dataset', 'resample', { data: call('datasets', 'xor') }],
    ['noise', 'resample', { data: call('datasets', 'circle', { noise: 0.01 }) }],
    ['split', 'resample', { split: { train: 60, validation: 20, test: 20 } }],
    ['features', 'resample', { features: base.features.slice(1) }],
    ['seed', 'resample', { seed: 2 }],
    ['replicas', 'resample', { replicas: 2 }],
    ['a sweep', 'resample', { replicas: 2, sweep: { of: 'lr', from: 0.1, to: 1 } }],
    ['initializer', 'resample', { initializer: call('initializers', 'he_normal') }],
    ['biases', 'resample', { bias: call('initializers', 'constant') }],
    ['schedule', 'recompile', { schedule: call('schedules', 'cosine') }],
    ['a regularizer more', 'recompile', { regularizers: [call('regularizers', 'l1'), ...base.regularizers] }],
    ['a regularizer less', 'recompile', { regularizers: [] }],
    ['strength of a regularizer', 'live', { regularizers: [call('regularizers', 'l2', { lambda: 0.5 })] }],
    ['penalty of a layer', 'recompile', { layers: [first({ penalty: null }), second] }],
    ['kind of a layer penalty', 'recompile', { layers: [first({ penalty: call('regularizers', 'l2') }), second] }],
    [
      'strength of a layer penalty',
      'live',
      { layers: [first({ penalty: call('regularizers', 'l1', { lambda: 0.5 }) }), second] },
    ],
    ['initializer of a layer', 'resample', { layers: [first({ initializer: null }), second] }],
    [
      'kind of a layer initializer',
      'resample',
      { layers: [first({ initializer: call('initializers', 'he_normal') }), second] },
    ],
    ['freezing a layer', 'recompile', { layers: [first({ args: { ...one.args, freeze: 1 } }), second] }],
    ['kind of a layer', 'recompile', { layers: [layer('dropout'), second] }],
    ['the strongest wins', 'resample', { seed: 2, batch: 1, optimizer: call('optimizers', 'adam', { lr: 0.5 }) }],
  ];
  test.each(edits)('%s → %s', (_, effect, edit) => {
    expect(effectOf(base, { ...base, ...edit })).toBe(effect);
    expect(effectOf({ ...base, ...edit }, base)).toBe(effect);
  });
});

test('other windows of a series start the run over, the default ones under another name do not', () => {
  const sunspots = defaultSpec('sunspots');
  expect(effectOf(sunspots, { ...sunspots, series: { window: 24, horizon: 1 } })).toBe('none');
  for (const series of [{ window: 12, horizon: 1 }, { window: 24, horizon: 2 }, 'rows'] as const)
    expect(effectOf(sunspots, { ...sunspots, series })).toBe('resample');
});

test('another sweep starts the run over, the same one continues it', () => {
  const swept = (edit: Partial<Sweep>) => ({ ...base, replicas: 4, sweep: { of: 'lr', from: 0.1, to: 1, ...edit } });
  expect(effectOf(swept({}), swept({}))).toBe('none');
  for (const edit of [{ of: 'l2' }, { from: 0.2 }, { to: 2 }])
    expect(effectOf(swept({}), swept(edit))).toBe('resample');
  expect(effectOf(swept({}), { ...swept({}), replicas: 5 })).toBe('resample');
  expect(effectOf(swept({}), { ...swept({}), sweep: null })).toBe('resample');
});

test('live values have the names of the graph inputs', () => {
  expect(liveValues(base)).toMatchObject({ 'opt/lr': base.optimizer.args.lr, 'dense2/alpha': 0.01 });
  expect(liveValues({ ...base, output: call('activations', 'leaky_relu', { alpha: 0.5 }) })).toMatchObject({
    'output/alpha': 0.5,
  });
  expect(Object.keys(liveValues({ ...defaultSpec(), layers: [] })).every((name) => name.startsWith('opt/'))).toBe(true);
  const regularized = {
    ...base,
    schedule: call('schedules', 'exponential'),
    layers: [one, layer('dropout', { rate: 0.3 }), second],
    regularizers: [call('regularizers', 'l2', { lambda: 0.5 }), call('regularizers', 'early_stopping')],
  };
  expect(liveValues(regularized)).toMatchObject({
    'reg/l2/lambda': 0.5,
    'reg/early_stopping/patience': 10,
    'dense1/reg/lambda': 0.001,
    'dropout2/rate': 0.3,
    'dense3/alpha': 0.01,
  });
  expect(Object.keys(liveValues(regularized))).toEqual(expect.arrayContaining([expect.stringMatching(/^schedule\//)]));
});

test('live values have as many names as numbers', () => {
  fc.assert(
    fc.property(validSpec, (spec) => {
      const count = (section: Section, { id }: Call) =>
        Object.values(entryOf(section, id).hyper).filter(({ effect }) => effect === 'live').length;
      const maybe = (section: Section, chosen: Call | null) => (chosen === null ? 0 : count(section, chosen));
      const counts = [
        count('optimizers', spec.optimizer),
        hasGenerator(spec) ? count('optimizers', spec.generatorOptimizer) : 0,
        count('schedules', spec.schedule),
        ...(learnsByReward(spec)
          ? [count('methods', spec.method), count('datasets', spec.data)]
          : [count('losses', spec.loss)]),
        count('activations', spec.output),
        ...spec.regularizers.map((chosen) => count('regularizers', chosen)),
        ...spec.layers.map(
          (chosen) =>
            count('layers', chosen) + maybe('activations', chosen.activation) + maybe('regularizers', chosen.penalty),
        ),
      ];
      expect(Object.keys(liveValues(spec))).toHaveLength(counts.reduce((a, b) => a + b));
    }),
    { numRuns: 300, seed: 20 },
  );
});

test('layers are counted from 1 over all kinds', () => {
  expect(layerName(base.layers, 1)).toBe('dense2');
  expect(layerName([{ id: 'conv' }, { id: 'dense' }], 1)).toBe('dense2');
  expect(() => layerName(base.layers, 2)).toThrow('no layer 2 among 2');
});
