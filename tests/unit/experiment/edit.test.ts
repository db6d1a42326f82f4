import { describe, expect, test } from 'vitest';
import {
  type Call,
  call,
  consequenceOf,
  dataOf,
  defaultLayer,
  defaultSpec,
  type ExperimentSpec,
  entryOf,
  idsOf,
  type LayerSpec,
  layer,
  parse,
  penalties,
  print,
  reconcile,
  scalerFor,
  withDataset,
  withOptimizer,
  withSeries,
  withTable,
  withTarget,
  withTask,
} from '../../../src/experiment/index.ts';
import { printLayers } from '../../../src/experiment/write.ts';
import { randomStream } from '../../../src/math/random.ts';
import type { OwnTable } from '../../../src/table/table.ts';

test('another dataset comes with its features, loss and output', () => {
  const { spec, notices } = reconcile({ ...defaultSpec(), data: call('datasets', 'iris') });
  expect(spec).toEqual({ ...defaultSpec('iris'), scaler: call('scalers', 'none') });
  expect(notices.map(({ key }) => key)).toEqual(['features', 'loss', 'output']);
});

test('choosing a dataset gives no notice about its defaults', () => {
  for (const from of ['circle', 'iris', 'plane']) {
    for (const to of ['circle', 'iris', 'plane']) {
      expect(withDataset(defaultSpec(from), to)).toEqual({ spec: defaultSpec(to), notices: [] });
    }
  }
});

test('choosing a dataset without images removes the layers on images, and keeps the others if there are any', () => {
  const removed = ['Layers on images are removed, because circle has no images.'];
  const choose = (net: string) => withDataset(parse(`data=digits&net=${net}`).spec, 'circle');
  const convolutions = choose('conv2d(8,3,relu),max_pool(2),global_avg_pool');
  expect(printLayers(convolutions.spec.layers)).toBe(printLayers(defaultSpec().layers));
  expect(convolutions.notices.map(({ message }) => message)).toEqual(removed);
  const both = choose('conv2d(8,3,relu),flatten,dense(5,relu),dropout');
  expect(printLayers(both.spec.layers)).toBe('dense(5,relu),dropout(0.2)');
  expect(both.notices.map(({ message }) => message)).toEqual(removed);
  expect(choose('dense(5,relu)').notices).toEqual([]);
});

test('choosing windows of the rows brings a network for sequences and the past of the target, and back', () => {
  const windows = withSeries(defaultSpec('co2'), { window: 12, horizon: 1 });
  expect(windows.notices).toEqual([]);
  expect(printLayers(windows.spec.layers)).toBe('lstm(32)');
  expect(windows.spec.features).toContain('change');
  expect(withSeries(windows.spec, null)).toEqual({ spec: defaultSpec('co2'), notices: [] });
});

test('choosing windows says that it replaces layers which a person chose', () => {
  const chosen = parse('data=co2&net=dense(5,relu)').spec;
  expect(withSeries(chosen, { window: 12, horizon: 1 }).notices.map(({ message }) => message)).toEqual([
    'The hidden layers are replaced, because the examples are now sequences.',
  ]);
  const deep = withSeries(parse('data=co2&series=12&net=gru(8)').spec, null);
  expect(deep.notices.map(({ message }) => message)).toEqual([
    'The hidden layers are replaced, because the examples are no longer sequences.',
  ]);
});

test('choosing other windows keeps layers and features', () => {
  const chosen = parse('data=co2&series=12&net=gru(8)&features=change').spec;
  const { spec, notices } = withSeries(chosen, { window: 24, horizon: 3 });
  expect(notices).toEqual([]);
  expect(spec).toEqual({ ...chosen, series: { window: 24, horizon: 3 } });
});

test('choosing a dataset keeps a loss that was chosen and still fits', () => {
  const chosen = { ...defaultSpec(), loss: call('losses', 'mse') };
  expect(withDataset(chosen, 'xor')).toMatchObject({ spec: { loss: { id: 'mse' } }, notices: [] });
});

test('choosing a dataset keeps features that it also has, and the default plane', () => {
  const squares = { ...defaultSpec(), features: ['x1_squared', 'x2_squared'] };
  expect(withDataset(squares, 'xor').spec.features).toEqual(squares.features);
  expect(withDataset(squares, 'iris')).toEqual({ spec: defaultSpec('iris'), notices: [] });
  const flowers: ExperimentSpec = { ...defaultSpec('iris'), plane: 'components' };
  expect(reconcile(flowers)).toEqual({ spec: flowers, notices: [] });
  expect(withDataset(flowers, 'circle')).toEqual({ spec: defaultSpec(), notices: [] });
});

test('choosing an optimizer keeps a learning rate that was chosen, and says so', () => {
  const chosen = { ...defaultSpec(), optimizer: call('optimizers', 'adam', { lr: 10 }) };
  expect(withOptimizer(chosen, 'sgd')).toEqual({
    spec: { ...chosen, optimizer: call('optimizers', 'sgd', { lr: 10 }) },
    notices: [{ key: 'SGD', message: 'SGD: the learning rate stays at 10. The default is 0.1.' }],
  });
  // Everything else has its default there.
  const heavy = { ...defaultSpec(), optimizer: call('optimizers', 'momentum', { momentum: 0.5, lr: 0.2 }) };
  expect(withOptimizer(heavy, 'nesterov').spec.optimizer).toEqual(call('optimizers', 'nesterov', { lr: 0.2 }));
});

test('choosing an optimizer replaces a default learning rate with its own default, and says so if they differ', () => {
  expect(withOptimizer(defaultSpec(), 'sgd')).toEqual({
    spec: { ...defaultSpec(), optimizer: call('optimizers', 'sgd') },
    notices: [{ key: 'SGD', message: 'SGD: the learning rate changes from 0.03 to 0.1, the default.' }],
  });
  const images = defaultSpec('digits');
  const sgd = withOptimizer(images, 'sgd').spec;
  expect(sgd.optimizer).toEqual(call('optimizers', 'sgd'));
  expect(withOptimizer(sgd, 'adam').spec).toEqual(images);
  expect(withOptimizer(images, 'adam')).toEqual({ spec: images, notices: [] });
});

test('a pin is removed with its layer, and with its element', () => {
  const pins = [
    { parameter: 'dense1/weight', index: 15, value: 1 },
    { parameter: 'dense2/bias', index: 7, value: 2 },
    { parameter: 'output/bias', index: 0, value: 3 },
  ];
  const spec = { ...defaultSpec(), pins };
  const [first] = spec.layers as [LayerSpec];
  expect(reconcile(spec)).toStrictEqual({ spec, notices: [] });

  const removed = reconcile({ ...spec, layers: [first] });
  expect(removed.spec.pins).toEqual([pins[0], pins[2]]);
  expect(removed.notices.map(({ message }) => message)).toEqual([
    'pin: this network has no parameter "dense2_bias"; it is ignored. Known: dense1_weight, dense1_bias, output_weight, output_bias.',
  ]);

  const narrowed = reconcile({ ...spec, layers: [{ ...first, args: { ...first.args, units: 7 } }, first] });
  expect(narrowed.spec.pins).toEqual([pins[1], pins[2]]);
  expect(narrowed.notices.map(({ message }) => message)).toEqual([
    'pin: dense1_weight has no element "15" (0 to 13); it is ignored.',
  ]);
});

test('a loss changes the output activation, unless the output was chosen', () => {
  const spec = { ...defaultSpec(), output: call('activations', 'tanh') };
  expect(reconcile(spec).spec).toMatchObject({ loss: { id: 'bce' }, output: { id: 'sigmoid' } });
  const { spec: moved, notices } = reconcile(spec, 'output');
  expect(moved).toMatchObject({ loss: { id: 'mse' }, output: { id: 'tanh' } });
  expect(notices.map(({ key }) => key)).toEqual(['loss']);
});

test('numbers are brought into their ranges', () => {
  const max = entryOf('optimizers', 'adam').hyper.lr?.max ?? 0;
  const { spec, notices } = reconcile({
    ...defaultSpec(),
    optimizer: { id: 'adam', args: { lr: 1e9 } },
    layers: [layer('dense', { units: 2.4 }, 'tanh'), layer('dense', { units: Number.NaN }, 'tanh')],
    batch: 0,
    seed: -0,
  });
  expect(spec.optimizer).toEqual(call('optimizers', 'adam', { lr: max }));
  expect(spec.layers.map(({ args }) => args.units)).toEqual([2, entryOf('layers', 'dense').hyper.units?.default]);
  expect(spec.batch).toBe(1);
  expect(Object.is(spec.seed, 0)).toBe(true);
  expect(notices.map(({ key }) => key)).toEqual(['net', 'net', 'opt', 'batch']);
});

test('ids that are not in the catalog are replaced', () => {
  const { spec, notices } = reconcile({
    ...defaultSpec(),
    data: { id: 'suns', args: {} },
    loss: { id: 'constructor', args: {} },
    schedule: { id: 'hourly', args: {} },
    layers: [{ ...layer('dense'), id: '__proto__' }],
    regularizers: [{ id: 'toString', args: {} }],
  });
  expect(spec).toEqual({ ...defaultSpec(), layers: defaultSpec().layers.slice(1) });
  expect(notices.map(({ message }) => message)).toEqual([
    'data: unknown dataset "suns"; using circle instead.',
    'net: unknown layer 1 "__proto__"; using dense(8,tanh) instead.',
    'loss: unknown loss "constructor"; using bce instead.',
    'schedule: unknown schedule "hourly"; using constant instead.',
    'reg: unknown regularizer "toString"; it is ignored.',
  ]);
});

test('the constructors refuse unknown ids', () => {
  expect(() => call('optimizers', 'adamm')).toThrow('unknown optimizer "adamm"');
  expect(() => layer('dense', {}, 'tahn')).toThrow('unknown activation "tahn"');
  expect(() => layer('dropout', {}, 'tanh')).toThrow('layer "dropout" takes no activation');
  expect(() => defaultLayer('dens')).toThrow('unknown layer "dens"');
});

test('a layer keeps the choices that its kind takes', () => {
  const dense = layer('dense', { units: 8 }, 'relu', {
    initializer: call('initializers', 'he_normal'),
    penalty: call('regularizers', 'l1'),
  });
  const { spec, notices } = reconcile({
    ...defaultSpec(),
    layers: [
      dense,
      { ...dense, ...call('layers', 'dropout') },
      { ...dense, activation: null },
      { ...dense, initializer: { id: 'he', args: {} }, penalty: call('regularizers', 'max_norm') },
    ],
  });
  expect(spec.layers).toEqual([
    dense,
    defaultLayer('dropout'),
    { ...dense, activation: call('activations', 'tanh') },
    { ...dense, initializer: null, penalty: null },
  ]);
  expect(notices.map(({ message }) => message)).toEqual([
    'net: layer 2 dropout takes no activation; "relu" is ignored.',
    'net: layer 2 dropout takes no initializer; "he_normal" is ignored.',
    'net: layer 2 dropout takes no penalty; "l1" is ignored.',
    'net: layer 3 dense needs an activation and has none; using tanh instead.',
    'net: unknown layer 4 initializer "he"; using the experiment\'s instead.',
    `net: layer 4 regularizer "max_norm" is not a penalty on weights; using the experiment's instead. Possible: ${penalties().join(', ')}.`,
  ]);
});

test('regularizers are put in the order of the catalog, each once', () => {
  const [early, clip, l2] = ['early_stopping', 'clip_norm', 'l2'].map((id) => call('regularizers', id)) as [
    Call,
    Call,
    Call,
  ];
  const { spec, notices } = reconcile({
    ...defaultSpec(),
    regularizers: [early, clip, l2, { id: 'l2', args: { lambda: 1 } }],
  });
  expect(spec.regularizers).toEqual([l2, clip, early]);
  expect(notices).toEqual([{ key: 'reg', message: 'reg: "l2" is given more than once; using the first.' }]);
});

test('a regularizer for classes is removed when the target is a number', () => {
  const spec = { ...defaultSpec(), regularizers: [call('regularizers', 'label_smoothing')] };
  expect(reconcile(spec).spec).toEqual(spec);
  expect(withDataset(spec, 'plane')).toEqual({
    spec: defaultSpec('plane'),
    notices: [
      {
        key: 'reg',
        message: 'reg: "label_smoothing" does not fit data with a number to predict; it is ignored.',
      },
    ],
  });
});

test('an option is a valid index', () => {
  const options = [0, 1, -0, 2, 0.5, -1, Number.NaN];
  const { spec, notices } = reconcile({
    ...defaultSpec(),
    layers: options.map((freeze) => layer('dense', { freeze })),
  });
  expect(spec.layers.map(({ args }) => args.freeze)).toEqual([0, 1, 0, 0, 0, 0, 0]);
  expect(notices.map(({ message }) => message)).toEqual(
    [2, 0.5, -1, Number.NaN].map(
      (value, index) =>
        `net: layer ${index + 4} dense freeze cannot be "${value}"; using no instead. Possible: no, yes.`,
    ),
  );
});

test('an unusual pair of loss and output is kept and its consequence named', () => {
  for (const id of idsOf('losses')) {
    for (const [output, consequence] of Object.entries(entryOf('losses', id).outputs)) {
      const pair = { loss: call('losses', id), output: call('activations', output) };
      expect(consequenceOf(pair)).toBe(consequence);
    }
  }
  expect(consequenceOf(defaultSpec())).toBeNull();
  expect(consequenceOf({ ...defaultSpec(), output: { id: 'toString', args: {} } })).toBeNull();
});

describe('replicas', () => {
  const MAX_LR = entryOf('optimizers', 'adam').hyper.lr?.max ?? 0;
  const swept = (of: string, from: number, to: number, replicas = 16): ExperimentSpec => ({
    ...defaultSpec(),
    regularizers: [call('regularizers', 'early_stopping')],
    replicas,
    sweep: { of, from, to },
  });
  const said = (spec: ExperimentSpec) => reconcile(spec).notices.map(({ message }) => message);

  test.each([
    swept('lr', 0.001, 1),
    swept('lr', 1, 0.001),
    swept('seed', 0, 4294967295, 64),
    swept('early_stopping_patience', 3, 18),
    { ...defaultSpec(), replicas: 64 },
  ])('%j is valid', (spec) => {
    expect(reconcile(spec)).toStrictEqual({ spec, notices: [] });
  });

  test('are brought into their range', () => {
    expect(reconcile({ ...defaultSpec(), replicas: 2.4 }).spec).toEqual({ ...defaultSpec(), replicas: 2 });
    expect(said({ ...defaultSpec(), replicas: 65 })).toEqual([
      'replicas: "65" is too large; using 64 instead (1 to 64).',
    ]);
  });

  test('a single run sweeps nothing', () => {
    expect(reconcile(swept('lr', 0.001, 1, 1))).toEqual({
      spec: { ...swept('lr', 0.001, 1, 1), sweep: null },
      notices: [],
    });
  });

  test('a number is called by its shortest name', () => {
    const spec = { ...swept('init_sd', 0.1, 1), initializer: call('initializers', 'normal') };
    expect(reconcile(spec)).toEqual({ spec: { ...spec, sweep: { ...spec.sweep, of: 'init' } }, notices: [] });
  });

  test.each(['gamma', 'constructor', '__proto__', 'optimizer', 'dense1_units', 'early_stopping_restore'])(
    '%s is replaced with seeds',
    (of) => {
      expect(reconcile(swept(of, 0, 1)).spec).toEqual({ ...swept(of, 0, 1), sweep: null });
      expect(said(swept(of, 0, 1))).toEqual([
        `sweep: this experiment has no "${of}" to sweep; using copies that differ in their seed instead. Possible: seed, lr, beta1, beta2, epsilon, early_stopping_patience, early_stopping_min_delta.`,
      ]);
    },
  );

  test('the ends are brought into the range of the number', () => {
    const { spec, notices } = reconcile(swept('lr', 0, 1e9));
    expect(spec.sweep).toEqual({ of: 'lr', from: 0.00001, to: MAX_LR });
    expect(notices.map(({ message }) => message)).toEqual([
      'sweep: lr "0" is too small; using 0.00001 instead (0.00001 to 10).',
      'sweep: lr "1000000000" is too large; using 10 instead (0.00001 to 10).',
    ]);
    expect(reconcile(swept('early_stopping_patience', 1.2, 20)).spec.sweep).toMatchObject({ from: 1, to: 20 });
  });

  test('equal ends are replaced with seeds', () => {
    expect(reconcile(swept('lr', 0.1, 0.1)).spec).toEqual({ ...swept('lr', 0.1, 0.1), sweep: null });
    expect(said(swept('lr', 0.1, 0.1))).toEqual([
      'sweep: "lr(0.1..0.1,16)" ends where it starts; using copies that differ in their seed instead.',
    ]);
    expect(said(swept('lr', 20, 30))).toHaveLength(3);
  });

  test('are at most as many as there are whole numbers', () => {
    for (const [from, to] of [
      [3, 7],
      [7, 3],
    ] as const) {
      const spec = swept('early_stopping_patience', from, to);
      expect(reconcile(spec).spec).toEqual({ ...spec, replicas: 5 });
      expect(said(spec)).toEqual([
        `sweep: "16" copies are too many for early_stopping_patience: from ${from} to ${to} there are only 5 whole numbers; using 5 instead.`,
      ]);
    }
  });
});

test('an edit of anything but the data keeps the shape of the data', () => {
  for (const id of idsOf('datasets')) {
    const before = defaultSpec(id);
    const { spec } = reconcile({ ...before, seed: before.seed + 1 });
    expect(dataOf(spec)).toBe(dataOf(before));
  }
});

describe('a person’s own table', () => {
  const table: OwnTable = {
    id: '0123456789abcdef',
    name: 'flowers.csv',
    target: 'colour',
    columns: [
      { id: 'width', label: 'Width', levels: null },
      { id: 'colour', label: 'Colour', levels: ['red', 'blue'] },
      { id: 'price', label: 'Price', levels: null },
    ],
    count: 1,
    values: [Float64Array.of(1), Float64Array.of(0), Float64Array.of(2)],
  };
  const own = withTable(defaultSpec(), table);

  test('comes with its features, its target and their defaults', () => {
    expect(own.notices).toEqual([]);
    expect(own.spec.features).toEqual(['width', 'price']);
    expect(own.spec.scaler.id).toBe('standard');
    expect(dataOf(own.spec)).toMatchObject({ task: 'binary', classes: ['red', 'blue'], axes: ['width', 'price'] });
  });

  test('accepts another target, which is then no longer a feature', () => {
    const { spec, notices } = withTarget(own.spec, 'price');
    expect(notices).toEqual([]);
    expect(spec.target).toBe('price');
    expect(spec.loss.id).toBe('mse');
    expect(spec.features).toEqual(['width', 'colour']);
    expect(withTarget(spec, 'colour').spec.target).toBeNull();
  });

  test('accepts another target without adding ignored columns as features', () => {
    const chosen = { ...defaultSpec('penguins'), features: ['bill_length', 'bill_depth', 'sex'] };
    expect(withTarget(chosen, 'sex').spec.features).toEqual(['bill_length', 'bill_depth']);
    expect(withTarget({ ...chosen, features: ['sex'] }, 'sex').spec.features).not.toContain('sex');
  });

  test('is replaced by a dataset of the catalog', () => {
    expect(withDataset(own.spec, 'circle').spec).toEqual(defaultSpec());
  });

  test('is found by its id if a link only names it', () => {
    const random = randomStream(1, 'rows');
    const count = 5000;
    const column = (value: () => number) => Float64Array.from({ length: count }, value);
    const values = [column(() => random.normal()), column(() => random.integer(2)), column(() => random.integer(9))];
    const large = { ...table, count, values };
    const { spec } = withTable(defaultSpec(), large);
    const text = print(spec);
    expect(text).toContain('table=~0123456789abcdef');
    expect(parse(text, (id) => (id === table.id ? large : undefined))).toEqual({ spec, notices: [] });
    expect(parse(text).notices.map(({ key }) => key)).toContain('table');
    expect(parse(text).spec.data.id).toBe('circle');
  });
});

test('a scaler scales images channel by channel if a person chooses it, and pixel by pixel in a text', () => {
  const images = defaultSpec('digits');
  expect(scalerFor(images, 'standard')).toEqual(call('scalers', 'standard', { images: 1 }));
  expect(scalerFor(defaultSpec('iris'), 'standard')).toEqual(call('scalers', 'standard'));
  expect(scalerFor(images, 'none')).toEqual(call('scalers', 'none'));
  const robust = { ...defaultSpec('iris'), scaler: call('scalers', 'robust', { fit: 1 }) };
  const moved = withDataset(robust, 'digits').spec;
  expect(moved.scaler).toEqual(call('scalers', 'robust', { fit: 1, images: 1 }));
  expect(withDataset(moved, 'iris').spec.scaler).toEqual(robust.scaler);
});

describe('the task', () => {
  test('stays with another dataset, unless that has an order in time', () => {
    const { spec } = parse('data=circle&task=autoencoder&v=1');
    expect(withDataset(spec, 'iris').spec).toMatchObject({ task: 'autoencoder', loss: { id: 'mse' } });
    expect(withDataset(spec, 'names')).toEqual({ spec: defaultSpec('names'), notices: [] });
    expect(withDataset(spec, 'xor', null).spec).toEqual(defaultSpec('xor'));
  });

  test('brings its default network, loss and output', () => {
    const { spec } = withTask(defaultSpec('digits'), 'autoencoder');
    expect(print(spec)).toBe('data=digits&task=autoencoder&net=dense(32,tanh),dense(2,linear),dense(32,tanh)&v=1');
    expect(withTask(spec, null).spec).toEqual(defaultSpec('digits'));
  });

  test('is refused for sequences, and an unknown one is named', () => {
    expect(parse('data=names&task=autoencoder&v=1').notices.map(({ message }) => message)).toEqual([
      'task: the examples of names are sequences, and autoencoder needs rows of numbers or images; predicting the target instead.',
    ]);
    expect(parse('data=circle&task=autoencode&v=1').notices[0]?.message).toContain('Did you mean "autoencoder"?');
  });
});
