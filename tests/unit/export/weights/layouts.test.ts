import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FormatId } from '../../../../src/export/format-list.ts';
import { writeNpz } from '../../../../src/export/formats/npz.ts';
import { readArrays } from '../../../../src/export/formats/read-arrays.ts';
import { readSafetensors } from '../../../../src/export/formats/safetensors.ts';
import { matchWeights } from '../../../../src/export/weights/match.ts';
import { exportExperiment } from '../../../../src/exporter/export-experiment.ts';
import { joined, zipped } from '../../../../src/packing/zip.ts';
import { prepared } from '../../../support/experiment.ts';
import { runScript } from '../../../support/exported-programs.ts';
import { readAsset, wasm } from '../../../support/ort.ts';
import { findPython } from '../../../support/python.ts';

const TEXTS = [
  'data=circle(n=40)&net=dense(5,tanh),dense(5,tanh)',
  'data=iris&net=dense(5,relu),batch_norm,residual(5)',
  'data=shapes(n=40)&net=conv2d(2,3,relu),max_pool,dense(4,prelu)',
  'data=parity(n=40,length=4)&net=gru(4)',
  'data=parity(n=40,length=4)&net=lstm(4,bidirectional=yes)',
  'data=moons(n=40)&task=gan&net=dense(5,relu),generate(2),dense(5,relu),dropout(0.2)',
  'data=reverse(n=40)&net=embedding(4),transformer_block(2)',
];

/** An experiment after some steps, and what it is exported as then. */
async function trained(text: string) {
  const { spec, trainer } = await prepared(text);
  await trainer.train(5);
  const moment = { state: await trainer.state(), step: trainer.step };
  // A generator is not asked about examples.
  const { values } = spec.task === 'gan' ? { values: new Float32Array() } : await trainer.evaluation.answers(0);
  await trainer.dispose();
  const run = { spec, moment, curves: null, editedAt: null, replica: 0, name: 'program' };
  const write = (format: FormatId) => exportExperiment(run, format, { openEngine: () => wasm, readAsset });
  return { spec, moment, values, write };
}

describe.each(TEXTS)('weights in the layout of a framework: %s', (text) => {
  it('return into the experiment', async () => {
    const { spec, moment, write } = await trained(text);
    // Keras has queries, keys and values apart, which are not joined again.
    const isWhole = !text.includes('transformer');
    const keras = isWhole ? (['safetensors_keras', 'npz_keras'] as const) : [];
    for (const format of ['safetensors_torch', 'npz_torch', ...keras] as const) {
      const [file] = (await write(format)).files;
      const { whole, memory, rows } = matchWeights(spec, readArrays(file?.content as Uint8Array, file?.name ?? ''));
      expect(
        rows.filter(({ status, parameter }) => parameter && status !== 'fits'),
        format,
      ).toEqual([]);
      for (const { parameter, values } of [...whole, ...memory])
        expect(values, `${format} ${parameter}`).toEqual(moment.state.get(parameter));
    }
  });
});

it('the file says what it is, and names its metric', async () => {
  const { write } = await trained(TEXTS[0] as string);
  const [file] = (await write('safetensors_torch')).files;
  const { arrays, metadata } = readSafetensors(file?.content as Uint8Array);
  expect(arrays.map(({ name }) => name)).toContain('dense1.weight');
  expect(arrays.find(({ name }) => name === 'dense1.weight')?.shape).toEqual([5, 2]);
  expect(metadata).toMatchObject({ layout: 'torch', format: 'pt', about: expect.stringContaining('[out, in]') });
  expect(Object.keys(metadata)).toContain('train_accuracy');
});

it('the archive of an exported program has the weights with which it begins', async () => {
  const { spec, write } = await trained(TEXTS[0] as string);
  const { files } = await write('torch');
  const archive = joined(
    zipped(
      files.map(({ name, content }) => ({
        name,
        pieces: [typeof content === 'string' ? new TextEncoder().encode(content) : content],
      })),
    ),
  );
  const { whole, rows, summary } = matchWeights(spec, readArrays(archive, 'program.zip'));
  expect(whole).toHaveLength(rows.length);
  expect(summary).toMatch(/These are the weights with which the exported program begins/);
});

it('JSON may begin with the mark of an editor', async () => {
  const { spec, write } = await trained(TEXTS[0] as string);
  const [file] = (await write('json')).files;
  const bytes = new TextEncoder().encode(`\ufeff${file?.content}`);
  expect(matchWeights(spec, readArrays(bytes, 'w.json')).whole).toHaveLength(6);
});

const python = findPython(['torch'], 'whether exported weights fit the exported programs');

it.skipIf(python === null)('PyTorch loads them into the exported program, which predicts the same', async () => {
  const root = mkdtempSync(join(tmpdir(), 'nabla-layouts-'));
  const folders: string[] = [];
  const texts = TEXTS.filter((text) => !text.includes('gan'));
  for (const [index, text] of texts.entries()) {
    const { values, write } = await trained(text);
    const folder = join(root, String(index));
    mkdirSync(folder);
    const program = await write('torch');
    for (const { name, content } of program.files) writeFileSync(join(folder, name), content);
    const { arrays } = readSafetensors((await write('safetensors_torch')).files[0]?.content as Uint8Array);
    writeFileSync(join(folder, 'weights.npz'), writeNpz(arrays));
    writeFileSync(join(folder, 'answers.npz'), writeNpz([{ name: 'values', shape: [values.length], data: values }]));
    folders.push(folder);
  }
  const errors = runScript(python as string, 'load_weights.py', folders) as number[];
  expect(errors.map((error, index) => [texts[index], error < 1e-5])).toEqual(texts.map((text) => [text, true]));
  rmSync(root, { recursive: true });
});
