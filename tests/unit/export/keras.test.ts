import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { writeKeras } from '../../../src/export/code/keras/index.ts';
import type { Program } from '../../../src/export/exported.ts';
import { writeNpz } from '../../../src/export/formats/npz.ts';
import { record } from '../../../src/runtime/recording.ts';
import { everyExperiment, wholeSteps } from '../../support/every-experiment.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';

const STEPS = 8;

/** What one network of `everyExperiment` does not show. */
const more = [
  'data=digits&net=conv2d(3,3,relu,stride=2,dilation=2),conv2d(2,3,padding=valid),dense(3)&opt=sgd',
];

const texts = [...new Set([...everyExperiment, ...Object.values(wholeSteps), ...more])].filter(
  (text) => !text.includes('method='),
);

async function programFor(text: string, name: string): Promise<Program> {
  const spec = experiment(text);
  const data = await prepareData(spec, readAsset);
  const recording = await record(await wasm, { spec, data }, STEPS);
  return writeKeras({ spec, data, recording, state: recording.initial, step: 0, name });
}

/** Python, which the tests for exports share. */
const PYTHON = ['/usr/bin/python3'].find((path) => existsSync(path)) ?? 'python3';

interface Outcome {
  readonly ran: boolean;
  readonly failures: Readonly<Record<string, string>>;
}

describe('programs for Keras', () => {
  const names = new Map(texts.map((text, index) => [text, `e${index}`]));
  let outcome: Outcome;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'nabla-keras-'));
    for (const [text, name] of names) {
      const { source, arrays } = await programFor(text, name);
      writeFileSync(join(folder, `${name}.py`), source);
      writeFileSync(join(folder, `${name}.npz`), writeNpz(arrays));
    }
    const script = new URL('../../support/python/run_keras.py', import.meta.url).pathname;
    outcome = JSON.parse(execFileSync(PYTHON, [script, folder], { encoding: 'utf8', maxBuffer: 1e8 })) as Outcome;
    if (!outcome.ran) console.warn('PyTorch was not found: programs for Keras were parsed, but not repeated.');
  }, 600_000);

  it('are enough', () => expect(texts.length).toBeGreaterThan(60));

  it.each(texts)('repeat the losses of %s', (text) => {
    expect(outcome.failures[names.get(text) as string]).toBeUndefined();
  });
});
