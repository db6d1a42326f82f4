import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { writeJax } from '../../../src/export/code/jax/index.ts';
import { writeNpz } from '../../../src/export/formats/npz.ts';
import { record } from '../../../src/runtime/recording.ts';
import { experiment } from '../../support/experiment.ts';
import { agentInEachWorld, exportedAgents } from '../../support/exported-agents.ts';
import { readAsset, wasm } from '../../support/ort.ts';
import { findPython } from '../../support/python.ts';
import { singleMoves } from '../../support/single-moves.ts';

const STEPS = 12;
/** As a slow machine needs for all experiments; see vitest.config.ts. */
const HOUR = 3_600_000;

async function write(text: string, name: string) {
  const spec = experiment(text);
  const data = await prepareData(spec, readAsset);
  const recording = await record(await wasm, { spec, data }, STEPS);
  return writeJax({ spec, data, recording, name });
}

const nameOf = (index: number) => `agent_${index}`;

const python = findPython(['torch'], 'whether exported agents reproduce their losses in JAX');

describe.skipIf(python === null)('a program for JAX with an agent', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nabla-jax-agents-'));
  let faults: Readonly<Record<string, readonly string[]>> = {};

  beforeAll(async () => {
    for (const [index, text] of exportedAgents.entries()) {
      const name = nameOf(index);
      const { source, arrays } = await write(text, name);
      writeFileSync(join(folder, `${name}.py`), source);
      writeFileSync(join(folder, `${name}.npz`), writeNpz(arrays));
      if (!agentInEachWorld.includes(text)) continue;
      writeFileSync(join(folder, `${name}.moves.npz`), writeNpz(singleMoves(experiment(text))));
    }
    const runner = fileURLToPath(new URL('../../support/python/run_jax.py', import.meta.url));
    const output = execFileSync(python as string, [runner, folder], { encoding: 'utf8', maxBuffer: 1e8 });
    const checked = JSON.parse(output);
    expect(checked.ran).toBe(true);
    faults = checked.faults;
  }, HOUR);

  // What a failing program asserts can be looked at.
  afterAll(() => {
    if (Object.keys(faults).length === 0) rmSync(folder, { recursive: true });
  });

  it.each(exportedAgents.map((text, index) => [text, index] as const))(
    'reproduces its losses and returns: %s',
    (_, index) => {
      expect((faults[nameOf(index)] ?? []).join('\n')).toBe('');
    },
  );
});
