import { expect, test } from 'vitest';
import { call, defaultSpec, layer, reconcile, withDataset } from '../../../src/spec/index.ts';
import { entryOf } from '../../../src/spec/lookup.ts';

test('an edited dataset brings its features, loss and output', () => {
  const { spec, notices } = reconcile({ ...defaultSpec(), data: call('datasets', 'iris') });
  expect(spec).toEqual({ ...defaultSpec('iris') });
  expect(notices.map(({ key }) => key)).toEqual(['features', 'loss', 'output']);
});

test('choosing a dataset says nothing about what goes with it', () => {
  for (const from of ['circle', 'iris', 'plane']) {
    for (const to of ['circle', 'iris', 'plane']) {
      expect(withDataset(defaultSpec(from), to)).toEqual({ spec: defaultSpec(to), notices: [] });
    }
  }
});

test('choosing a dataset keeps a loss that was chosen and still fits', () => {
  const chosen = { ...defaultSpec(), loss: call('losses', 'mse') };
  expect(withDataset(chosen, 'xor')).toMatchObject({ spec: { loss: { id: 'mse' } }, notices: [] });
});

test('a loss moves the output activation, unless the output was chosen', () => {
  const spec = { ...defaultSpec(), output: call('activations', 'tanh') };
  expect(reconcile(spec).spec).toMatchObject({ loss: { id: 'bce' }, output: { id: 'sigmoid' } });
  const { spec: moved, notices } = reconcile(spec, 'output');
  expect(moved).toMatchObject({ loss: { id: 'mse' }, output: { id: 'tanh' } });
  expect(notices.map(({ key }) => key)).toEqual(['loss']);
});

test('numbers come into their ranges', () => {
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

test('what is not in the catalog gives way', () => {
  const { spec, notices } = reconcile({
    ...defaultSpec(),
    data: { id: 'moons', args: {} },
    loss: { id: 'constructor', args: {} },
    layers: [{ id: '__proto__', args: {}, activation: { id: 'tanh', args: {} } }],
  });
  expect(spec).toEqual({ ...defaultSpec(), layers: defaultSpec().layers.slice(1) });
  expect(notices.map(({ message }) => message)).toEqual([
    'data: unknown dataset "moons"; circle stands instead.',
    'net: unknown layer 1 "__proto__"; dense(8,tanh) stands instead.',
    'loss: unknown loss "constructor"; bce stands instead.',
  ]);
});

test('the constructors refuse unknown ids', () => {
  expect(() => call('optimizers', 'adamm')).toThrow('unknown optimizer "adamm"');
  expect(() => layer('dense', {}, 'tahn')).toThrow('unknown activation "tahn"');
});
