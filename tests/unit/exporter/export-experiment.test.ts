import { expect, it } from 'vitest';
import type { FormatId } from '../../../src/export/format-list.ts';
import { readNpz } from '../../../src/export/formats/npz.ts';
import { remarkOnSteps } from '../../../src/export/remarks.ts';
import { exportExperiment } from '../../../src/exporter/export-experiment.ts';
import { experiment } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';

const SWEEP = 'data=circle(n=40)&net=dense(2,tanh)&sweep=lr(0.001..1,4)';

function exported(text: string, format: FormatId, replica = 0) {
  const run = { spec: experiment(text), moment: null, curves: null, editedAt: null, replica, name: 'test' };
  return exportExperiment(run, format, { openEngine: () => wasm, readAsset });
}

it('a notebook of several runs searches all of their values', async () => {
  const { preview, remarks } = await exported(SWEEP, 'notebook', 2);
  expect(remarks).toContain('The notebook begins with run 3 of 4: learning rate 0.1. Its search trains all runs.');
  expect(preview).toContain('tune.grid_search([0.001, 0.01, 0.1, 1])');
  expect(preview).toContain('run 3 of the 4 runs');
});

it('a program of one of several runs says which one it is', async () => {
  for (const format of ['torch', 'keras', 'jax'] as const) {
    const { preview } = await exported(SWEEP, format, 1);
    expect(preview, format).toContain('run 2 of the 4 runs');
    expect(preview, format).toContain('lr=0.01');
  }
  expect((await exported(SWEEP.replace(/&sweep.*/, ''), 'torch')).preview).not.toContain('runs of the experiment');
});

it('a file of any format says which of several runs it is, and whether that diverged', async () => {
  expect((await exported(SWEEP, 'data', 1)).remarks).toEqual(['This is run 2 of 4: learning rate 0.01.']);
  const run = {
    spec: experiment('data=circle(n=40)'),
    moment: null,
    curves: null,
    editedAt: null,
    replica: 0,
    name: 'x',
  };
  const surroundings = { openEngine: () => wasm, readAsset };
  const diverged = 'The loss is no longer a finite number after step 3, so the run went back to step 2.';
  expect((await exportExperiment({ ...run, diverged }, 'json', surroundings)).remarks).toEqual([
    `The run diverged. ${diverged}`,
  ]);
});

it('a program that repeats fewer steps than others says why', () => {
  const spec = experiment('data=circle');
  expect(remarkOnSteps(20, { asked: 20, spec })).not.toContain('After these');
  expect(remarkOnSteps(7, { asked: 20, spec })).toMatch(/After these, rounding decides how this run goes\.$/);
});

it('a program starts from the weights that were loaded', async () => {
  const spec = experiment('data=circle(n=40)&net=dense(2,tanh)');
  const loaded = new Map([['output/bias', new Float32Array([0.625])]]);
  const run = { spec, moment: null, curves: null, editedAt: 0, loaded, replica: 0, name: 'test' };
  const { files, remarks } = await exportExperiment(run, 'torch', { openEngine: () => wasm, readAsset });
  const record = readNpz(files[1]?.content as Uint8Array<ArrayBuffer>);
  expect(record.find(({ name }) => name === 'initial/output.bias')?.data).toEqual(new Float32Array([0.625]));
  expect(remarks).toHaveLength(1);
});
