import { expect, it } from 'vitest';
import { parse, print } from '../../../../src/experiment/index.ts';
import { parametersOf } from '../../../../src/experiment/parameters.ts';
import type { ArrayFile, NamedArray } from '../../../../src/export/arrays.ts';
import { npzPieces, readNpz } from '../../../../src/export/formats/npz.ts';
import { readArrays } from '../../../../src/export/formats/read-arrays.ts';
import { readSafetensors, writeSafetensors } from '../../../../src/export/formats/safetensors.ts';
import { readWeightsJson, weightsJson } from '../../../../src/export/formats/weights-json.ts';
import { matchWeights } from '../../../../src/export/weights/match.ts';
import { weightsFile, withDots } from '../../../../src/export/weights/weights-file.ts';
import { sizeOf } from '../../../../src/math/shape.ts';
import { joined } from '../../../../src/packing/zip.ts';
import { experiment } from '../../../support/experiment.ts';

/** 2-3-3-1: its second matrix is square. */
const SPEC = experiment('data=circle&net=dense(3,tanh),dense(3,relu)');

function counting(name: string, shape: readonly number[]): NamedArray {
  return { name, shape, data: Float32Array.from({ length: sizeOf(shape) }, (_, index) => index) };
}

const ROUND = parametersOf(SPEC).map(({ name, shape }) => counting(name, shape));
const TRANSPOSED = [0, 3, 6, 1, 4, 7, 2, 5, 8];

function match(arrays: readonly NamedArray[], metadata: ArrayFile['metadata'] = {}) {
  return matchWeights(SPEC, { arrays, metadata });
}

/** The elements of the square matrix as they would be loaded, and what is said of it. */
function square({ whole, rows }: ReturnType<typeof match>) {
  const { note } = rows.find(({ parameter }) => parameter === 'dense2/weight') ?? {};
  return { values: [...(whole.find(({ parameter }) => parameter === 'dense2/weight')?.values ?? [])], note };
}

const asTorch = ROUND.map(({ name, shape }) => counting(name.replace('/', '.'), shape.toReversed()));

it.each([
  ['safetensors', (file: ArrayFile) => readSafetensors(writeSafetensors(withDots(file)))],
  ['NPZ', ({ arrays }: ArrayFile) => ({ arrays: readNpz(joined(npzPieces(arrays))), metadata: {} })],
  ['JSON', (file: ArrayFile) => readWeightsJson(new TextEncoder().encode(weightsJson(file)))],
])('what was saved as %s returns into the experiment', (_, through) => {
  const state = new Map(ROUND.map(({ name, data }) => [name, data as Float32Array]));
  const file = through(
    weightsFile({ spec: SPEC, state, step: 12, scores: new Map([['train/loss', 0.5]]), metric: 'accuracy' }),
  );
  const { whole, rows, isHeld, summary } = matchWeights(SPEC, file);
  expect(rows.every(({ status }) => status === 'fits')).toBe(true);
  expect(whole).toEqual(ROUND.map(({ name, shape, data }) => ({ parameter: name, shape, values: data })));
  expect(isHeld).toBe(true);
  expect(summary).toBe('All 6 parameters of the network are in the file (25 numbers).');
  const { spec, notices } = parse(print({ ...SPEC, start: { whole, elements: [] } }));
  expect(notices).toEqual([]);
  expect(spec.start.whole).toEqual(whole);
});

it('metadata say how a square matrix is arranged, and what has been reached', () => {
  const state = new Map(ROUND.map(({ name, data }) => [name, data as Float32Array]));
  const scores = new Map([
    ['train/loss', 0.5],
    ['train/metric', 0.75],
    ['validation/loss', Number.NaN],
  ]);
  expect(weightsFile({ spec: SPEC, state, step: 12, scores, metric: 'accuracy' }).metadata).toEqual({
    layout: 'nabla',
    experiment: print(SPEC),
    step: '12',
    train_loss: '0.5',
    train_accuracy: '0.75',
  });
  expect(square(match(asTorch, { layout: 'torch' }))).toEqual({
    values: TRANSPOSED,
    note: 'From PyTorch: transposed from [out, in]. Its shape is that of Nabla and PyTorch; it is taken as PyTorch’s because the file says so.',
  });
  expect(square(match(ROUND, { format: 'pt' })).values).toEqual(TRANSPOSED);
  expect(square(match(asTorch.slice(2, 3), { layout: 'nabla' })).values).toEqual([...Array(9).keys()]);
});

it('without metadata, the other matrices of the file say it, then the name', () => {
  expect(square(match(asTorch))).toEqual({
    values: TRANSPOSED,
    note: 'From PyTorch: transposed from [out, in]. Its shape is that of Nabla and PyTorch; it is taken as PyTorch’s because other arrays of the file are.',
  });
  const dotted = ROUND.map((array) => ({ ...array, name: array.name.replace('/', '.') }));
  expect(square(match(dotted)).note).toBe(
    'Its shape is that of Nabla and PyTorch; it is taken as Nabla’s because other arrays of the file are.',
  );
  expect(square(match([counting('dense2.weight', [3, 3])]))).toMatchObject({
    values: TRANSPOSED,
    note: expect.stringContaining('because its name has no “/”.'),
  });
  expect(square(match([counting('dense2/weight', [3, 3])]))).toMatchObject({
    values: [...Array(9).keys()],
    note: 'Its shape is that of Nabla and PyTorch; it is taken as Nabla’s because its name has a “/”.',
  });
});

it('other names may precede those of layers, of which the shortest is taken', () => {
  const arrays = [...asTorch.map((one) => ({ ...one, name: `adam.m.${one.name}` })), ...asTorch].map((one) => ({
    ...one,
    name: `model.${one.name}`,
  }));
  const { rows } = match(arrays);
  expect(rows.map(({ status }) => status)).toEqual([...Array(6).fill('fits'), ...Array(6).fill('not used')]);
  expect(rows[0]?.found).toEqual([{ name: 'model.dense1.weight', shape: [3, 2] }]);
});

it('layers with other names are taken in order, in that of the file or sorted', () => {
  const renamed = (names: readonly string[]) =>
    asTorch.map(({ name, ...rest }) => {
      const [layer = '', local] = name.split('.');
      return { ...rest, name: `${names[['dense1', 'dense2', 'output'].indexOf(layer)]}.${local}` };
    });
  const sorted = renamed(['net.0', 'net.2', 'net.10']).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const arrays of [renamed(['input', 'hidden', 'end']), sorted]) {
    const { rows, summary } = match(arrays);
    expect(rows.map(({ status }) => status)).toEqual(Array(6).fill('fits'));
    expect(summary).toMatch(/taken in order: “\S+” is dense1, “\S+” is dense2, “\S+” is output\.$/);
  }
});

it('a table tells what differs, is missing, is not finite, and is not used', () => {
  const arrays = [
    counting('dense1/weight', [2, 4]),
    { name: 'dense1/bias', shape: [3], data: Float32Array.of(0, Number.NaN, 1) },
    counting('dense2/weight', [3, 3]),
    { name: 'dense2/bias', shape: [3], data: Int32Array.of(1, 2, 3) },
    counting('other', []),
  ];
  const { rows, whole, summary } = match(arrays);
  expect(rows.map(({ parameter, found, status, note }) => [parameter ?? found[0]?.name, status, note])).toEqual([
    ['dense1/weight', 'shape differs', 'Its shape is 2 × 4, but 2 × 3 or 3 × 2 is expected.'],
    ['dense1/bias', 'not finite', 'Some of its numbers are infinite or missing.'],
    [
      'dense2/weight',
      'fits',
      'Its shape is that of Nabla and PyTorch; it is taken as Nabla’s because its name has a “/”.',
    ],
    ['dense2/bias', 'fits', ''],
    ['output/weight', 'missing', ''],
    ['output/bias', 'missing', ''],
    ['other', 'not used', ''],
  ]);
  expect(whole.map(({ parameter, values }) => [parameter, values.length])).toEqual([
    ['dense2/weight', 9],
    ['dense2/bias', 3],
  ]);
  expect(whole[1]?.values).toEqual(Float32Array.of(1, 2, 3));
  expect(summary).toBe(
    'The file has 2 of the network’s 6 parameters. Of another shape: dense1/weight. Not finite: dense1/bias. Missing: output/weight, output/bias. Not used: “other”.',
  );
});

it('weights of another network leave everything as it is', () => {
  const { whole, summary } = match([counting('conv1.weight', [8, 1, 3, 3]), counting('conv1.bias', [8])]);
  expect(whole).toEqual([]);
  expect(summary).toMatch(/^The file has 0 of the network’s 6 parameters\. .*These are weights of another network\.$/);
});

it('more numbers than a text holds are matched, and it is said', () => {
  const spec = experiment('data=circle&net=dense(128),dense(128)');
  const arrays = parametersOf(spec).map(({ name, shape }) => counting(name, shape));
  const { isHeld, whole, summary } = matchWeights(spec, { arrays, metadata: {} });
  expect(whole).toHaveLength(6);
  expect(isHeld).toBe(false);
  expect(summary).toContain('(17,025 numbers). The text of an experiment holds at most 4,096 numbers.');
});

it('the first bytes tell the format of a file', () => {
  const file: ArrayFile = { arrays: ROUND, metadata: {} };
  const files = [writeSafetensors(file), joined(npzPieces(ROUND)), new TextEncoder().encode(weightsJson(file))];
  for (const bytes of files) expect(readArrays(bytes, 'weights').arrays).toEqual(ROUND);
});

it('the two biases of a GRU are added, except for the candidate', () => {
  const spec = experiment('data=sines&net=gru(1)');
  const loaded = (arrays: readonly NamedArray[]) => {
    const { whole } = matchWeights(spec, { arrays, metadata: {} });
    return new Map(whole.map(({ parameter, values }) => [parameter, [...values]]));
  };
  // r, z, n in PyTorch; z, r, h in Keras.
  const torch = loaded([
    { name: 'gru1.bias_ih_l0', shape: [3], data: Float32Array.of(1, 2, 3) },
    { name: 'gru1.bias_hh_l0', shape: [3], data: Float32Array.of(10, 20, 30) },
  ]);
  const keras = loaded([{ name: 'gru1/gru_cell/bias', shape: [2, 3], data: Float32Array.of(2, 1, 3, 20, 10, 30) }]);
  for (const values of [torch, keras]) {
    expect(values.get('gru1/bias')).toEqual([11, 22, 3]);
    expect(values.get('gru1/bias_hn')).toEqual([30]);
  }
});
