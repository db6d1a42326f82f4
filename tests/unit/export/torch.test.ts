import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { prepareData } from '../../../src/compiler/data.ts';
import { writeTorch } from '../../../src/export/code/torch/index.ts';
import { writeNpz } from '../../../src/export/formats/npz.ts';
import { record } from '../../../src/runtime/recording.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';

it('runs', async () => {
  const spec = experiment('data=circle&net=dense(8,tanh),dense(8,relu)&opt=adam');
  const data = await prepareData(spec, readAsset);
  const recording = await record(await wasm, { spec, data }, 20);
  const { source, arrays } = writeTorch({ spec, data, recording, name: 'circle' });
  const folder = mkdtempSync(join(tmpdir(), 'nabla-'));
  writeFileSync(join(folder, 'circle.py'), source);
  writeFileSync(join(folder, 'circle.npz'), writeNpz(arrays));
  expect(execFileSync('/usr/bin/python3', [join(folder, 'circle.py')], { encoding: 'utf8' })).toContain('ok');
});
