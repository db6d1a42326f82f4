import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import { type InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import { afterAll, describe, expect, it } from 'vitest';
import type { Prepared } from '../../../src/compiler/preparation/prepared.ts';
import { type ExperimentSpec, onTable } from '../../../src/experiment/index.ts';
import { writeInference } from '../../../src/export/onnx/inference.ts';
import { ownTable } from '../../../src/table/own.ts';
import { fewerExperiments, wholeSteps } from '../../support/every-experiment.ts';
import { examplesOf, openFile, trained } from '../../support/inference.ts';
import { acceptedFiles, hasOnnxChecker } from '../../support/onnx-checker.ts';
import { preparations } from '../../support/preparations.ts';

/** Every task, and every way to prepare the data. */
const prepared: readonly string[] = [
  ...preparations,
  'data=digits&task=gan&scale=standard(images=channel)&net=dense(8,relu),generate(3),conv2d(2,3)',
  'data=moons&task=gan&loss=wasserstein&net=dense(4),generate,dense(4)',
  'data=cart_pole&method=reinforce&net=dense(4,tanh)&worlds=3&moves=4',
  'data=catch&method=actor_critic&net=conv2d(2,3),dense(4),policy,dense(4)&worlds=3&moves=4',
  'data=gridworld(size=3)&method=q_learning(follow=0.01)&net=dense(4,tanh)&worlds=3&moves=4',
];

const entries = fewerExperiments.filter(
  (text) => !/loss=|opt=(?!sgd)/.test(text) || Object.values(wholeSteps).includes(text),
);

/** A person's table with gaps in numbers and in categories, and with a name that an output would have. */
const own = ownTable({
  name: 'own.csv',
  target: 'c3',
  count: 40,
  columns: [
    { id: 'label', label: 'Label', levels: ['low', 'middle', 'high'] },
    { id: 'c1', label: 'Größe', unit: 'cm', levels: null },
    { id: 'c2', label: 'Ja?', levels: ['no', 'yes'] },
    { id: 'c3', label: 'Class', levels: ['a "b"', 'ü'] },
  ],
  values: [7, 5, 3, 2].map((every, column) =>
    Float64Array.from({ length: 40 }, (_, row) => {
      if (column < 3 && row % every === 1) return Number.NaN;
      return column === 1 ? row * 1.37 : row % (column === 0 ? 3 : 2);
    }),
  ),
});

const folder = mkdtempSync(join(tmpdir(), 'nabla-onnx-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function check(of: string | ExperimentSpec, name: string, batches: readonly number[]): Promise<InferenceSession> {
  const one = await trained(of);
  const file = writeInference(one);
  writeFileSync(join(folder, `${name}.onnx`), file);
  const session = await openFile(file);
  for (const count of batches) {
    const { feeds, expected } = await examplesOf(one, session, count);
    const found = await session.run(feeds);
    for (const [output, values] of Object.entries(expected)) {
      const { dims, data } = found[output] as { dims: readonly number[]; data: Float32Array };
      expect(dims[0], output).toBe(count);
      expect(data.length, output).toBe(values.length);
      expect(largestDifference(data, values), `${output} of ${count}`).toBeLessThan(1e-6);
    }
  }
  return session;
}

/** Relative to the largest value. */
function largestDifference(found: Float32Array, expected: Float32Array): number {
  const scale = Math.max(1e-3, ...expected.map(Math.abs));
  const differences = expected.map((value, index) => Math.abs(value - (found[index] as number)) / scale);
  return differences.some(Number.isNaN) ? Number.NaN : Math.max(...differences);
}

describe('the exported model gives the predictions of Nabla', () => {
  it.each(prepared)(
    'from raw rows: %s',
    async (text) => {
      const session = await check(text, `prepared-${prepared.indexOf(text)}`, [1, 3, 7, 64]);
      expect(session.inputNames.length).toBeGreaterThan(0);
      await session.release();
    },
    60_000,
  );

  it.each(entries)(
    'with every entry: %s',
    async (text) => {
      await (await check(text, `entry-${entries.indexOf(text)}`, [1, 7])).release();
    },
    60_000,
  );

  it.each(['drop', 'mean(indicator=yes)', 'constant(value=3)', 'median'])(
    "for a person's own table, missing=%s",
    async (missing) => {
      const { spec, notices } = onTable(`missing=${missing}&scale=standard&net=dense(4,tanh)`, own);
      expect(notices).toEqual([]);
      const session = await check(spec, `own-${missing.split('(')[0]}`, [1, 3, 7, 64]);
      expect(session.inputNames).toEqual(['label', 'c1', 'c2'].toSorted(byOrderOf(session.inputNames)));
      expect(session.outputNames).toEqual(['probabilities', 'predicted_label', 'class']);
      await session.release();
    },
    60_000,
  );
});

describe('the exported model', () => {
  it('says what it is, how it is fed, and which class it means', async () => {
    const one = await trained('data=penguins&missing=mean(indicator=yes)&net=dense(3,tanh)');
    const session = await openFile(writeInference(one));
    expect(session.inputMetadata).toMatchObject([
      { name: 'bill_length', type: 'float64', shape: ['batch', 1] },
      { name: 'bill_depth' },
      { name: 'flipper_length' },
      { name: 'body_mass' },
      { name: 'island', type: 'string', shape: ['batch', 1] },
      { name: 'sex' },
    ]);
    const number = (...values: number[]) => new Tensor('float64', values, [values.length, 1]);
    const text = (...values: string[]) => new Tensor('string', values, [values.length, 1]);
    const [sex] = (one.data.preparation as Prepared).columns.filter(({ cells }) => cells.column.id === 'sex');
    const mostFrequent = ['female', 'male'][sex?.fillValue as number] as string;
    const results = await session.run({
      bill_length: number(40, 50, 50),
      bill_depth: number(18, 15, 15),
      flipper_length: number(190, 220, 220),
      body_mass: number(3500, 5000, 5000),
      island: text('Dream', 'Biscoe', 'Biscoe'),
      sex: text(mostFrequent, '', 'unknown'),
    });
    const probabilities = results.probabilities?.data as Float32Array;
    const rows = Array.from({ length: 3 }, (_, row) => [...probabilities.subarray(3 * row, 3 * row + 3)]);
    const labels = Array.from(results.label?.data as BigInt64Array, Number);
    expect(labels).toEqual(rows.map((row) => row.indexOf(Math.max(...row))));
    expect(rows[2]).toEqual(rows[1]);
    expect(results.class?.data).toEqual(labels.map((label) => one.data.classes[label]));
    await session.release();
  });

  it.each([
    ['drop', 'any other text, such as an empty one, counts as missing, but looks to the network like "female"'],
    ['median', 'any other text, such as an empty one, counts as missing and becomes "female"'],
    ['constant(value=-1,indicator=yes)', 'any other text, such as an empty one, counts as missing'],
  ])('says what a missing one of two categories does: missing=%s', async (missing, text) => {
    const file = writeInference(await trained(`data=penguins&missing=${missing}&net=dense(3,tanh)`));
    const input = fromBinary(ModelProtoSchema, file).graph?.input.find(({ name }) => name === 'sex');
    expect(input?.docString).toBe(`Sex: one of "female", "male"; ${text}`);
  });

  it.each(['circle', 'digits', 'diabetes', 'parity(n=40,length=4)', 'catch&method=reinforce&worlds=3&moves=4'])(
    'names every node after its layer, with a text: %s',
    async (data) => {
      const file = writeInference(await trained(`data=${data}`));
      const { graph, metadataProps, docString } = fromBinary(ModelProtoSchema, file);
      for (const { name, docString } of graph?.node ?? []) {
        expect(name).toMatch(/^[a-z_0-9]+\/[A-Za-z]+(_\d+)?$/);
        expect(docString).not.toBe('');
      }
      expect(docString).toContain('Experiment: data=');
      expect(metadataProps.map(({ key }) => key)).toEqual(expect.arrayContaining(['task', 'loss', 'nabla.experiment']));
    },
  );
});

const byOrderOf = (order: readonly string[]) => (a: string, b: string) => order.indexOf(a) - order.indexOf(b);

describe.skipIf(!hasOnnxChecker)('the checker of ONNX', () => {
  it('accepts every file', () => {
    expect(acceptedFiles(folder)).toBe(prepared.length + entries.length + 4);
  }, 60_000);
});
