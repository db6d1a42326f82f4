import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { writeTorch } from '../../../src/export/code/torch/index.ts';
import { writeNpz } from '../../../src/export/formats/npz.ts';
import { record } from '../../../src/runtime/recording.ts';
import { experiment } from '../../support/experiment.ts';
import { exportedAgents } from '../../support/exported-agents.ts';
import { readAsset, wasm } from '../../support/ort.ts';
import { findPython } from '../../support/python.ts';

const STEPS = 12;
/** The longest line of a program, except in the text of its experiment. */
const LONGEST = 100;
/** As a slow machine needs for all experiments; see vitest.config.ts. */
const HOUR = 3_600_000;

async function write(text: string, name: string) {
  const spec = experiment(text);
  const data = await prepareData(spec, readAsset);
  const recording = await record(await wasm, { spec, data }, STEPS);
  return writeTorch({ spec, data, recording, name });
}

const python = findPython(['torch'], 'whether exported agents reproduce their losses in PyTorch');

describe.skipIf(python === null)('a program with an agent reproduces its losses and returns, and trains on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabla-torch-agents-'));
  const sources: string[] = [];
  const problems: (string | null)[] = [];

  beforeAll(async () => {
    const paths: string[] = [];
    for (const [index, text] of exportedAgents.entries()) {
      const name = `agent${index}`;
      const { source, arrays } = await write(text, name);
      sources.push(source);
      paths.push(join(folder, `${name}.py`));
      writeFileSync(paths[index] as string, source);
      writeFileSync(join(folder, `${name}.npz`), writeNpz(arrays));
    }
    const script = fileURLToPath(new URL('../../support/python/act.py', import.meta.url));
    const output = execFileSync(python as string, [script, ...paths], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    problems.push(...JSON.parse(output));
  }, HOUR);

  // What a failing program asserts can be looked at.
  afterAll(() => {
    if (problems.every((problem) => problem === null)) rmSync(folder, { recursive: true });
  });

  it.each(exportedAgents.map((text, index) => [text, index] as const))('%s', (_text, index) => {
    expect(problems[index]).toBe(null);
    const source = sources[index] as string;
    const body = source.slice(source.indexOf('"""\n\n'));
    expect(body.split('\n').filter((line) => line.length > LONGEST)).toEqual([]);
    expect(source).toContain('the worlds and their random numbers');
  });
});
