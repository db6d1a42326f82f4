import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { writeTorch } from '../../../src/export/code/torch/index.ts';
import { writeNpz } from '../../../src/export/formats/npz.ts';
import { record } from '../../../src/runtime/recording.ts';
import { experiment } from '../../support/experiment.ts';
import { exportedExperiments } from '../../support/exported-experiments.ts';
import { readAsset, wasm } from '../../support/ort.ts';
import { findPython } from '../../support/python.ts';

const STEPS = 12;
const python = findPython(['torch'], 'whether exported programs reproduce the losses in PyTorch');
const folder = mkdtempSync(join(tmpdir(), 'nabla-torch-'));

async function write(text: string, name: string): Promise<string> {
  const spec = experiment(text);
  const data = await prepareData(spec, readAsset);
  const recording = await record(await wasm, { spec, data }, STEPS);
  const { source, arrays } = writeTorch({ spec, data, recording, state: recording.initial, step: 0, name });
  const path = join(folder, `${name}.py`);
  writeFileSync(path, source);
  writeFileSync(join(folder, `${name}.npz`), writeNpz(arrays));
  return path;
}

describe.skipIf(python === null)('programs for PyTorch', async () => {
  const only = process.env.ONLY;
  const texts = exportedExperiments.filter((text) => !only || new RegExp(only).test(text));
  const paths: (string | Error)[] = [];
  for (const [index, text] of texts.entries()) {
    paths.push(await write(text, `experiment${index}`).catch((error) => error as Error));
  }
  const script = fileURLToPath(new URL('../../support/python/replay.py', import.meta.url));
  const written = paths.filter((path) => typeof path === 'string');
  const problems: (string | null)[] = JSON.parse(
    execFileSync(python as string, [script, ...written], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
  );

  it.each(texts.map((text, index) => [text, index] as const))('%s', (_text, index) => {
    const path = paths[index] as string | Error;
    if (path instanceof Error) throw path;
    expect(problems[written.indexOf(path)]).toBe(null);
  });
});
