import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTorch } from '../../../src/export/code/torch/index.ts';
import { experiment } from '../../support/experiment.ts';
import { exportedExperiments } from '../../support/exported-experiments.ts';
import { HOUR, longLinesOf, ProgramFolder, programOf, runScript } from '../../support/exported-programs.ts';
import { findPython } from '../../support/python.ts';

const WRITING = { write: writeTorch, steps: 12 };

it('has names of any characters', async () => {
  const { source } = await programOf(experiment('data=circle&net=dense(2,tanh)&opt=sgd'), 'a "b" \\ c', WRITING);
  expect(source).toContain('with_name("a \\"b\\" \\\\ c.npz")');
});

it('keeps the best network, whether or not training stops early', async () => {
  const { source } = await programOf(
    experiment('data=circle&net=dense(2,tanh)&reg=early_stopping'),
    'program',
    WRITING,
  );
  expect(source).toContain('\n    network.load_state_dict(stopping.best)\n');
});

it('answers in the unit of the data', async () => {
  const { source } = await programOf(experiment('data=sunspots&net=dense(2,tanh)'), 'program', WRITING);
  expect(source).toContain('return network(torch.as_tensor(x)) * TARGET_STD + TARGET_MEAN');
});

it('says so if no step is recorded', async () => {
  const { source } = await programOf(experiment('data=circle&net=dense(2,tanh)'), 'program', { ...WRITING, steps: 0 });
  expect(source).toContain('"""Asserts that the initial losses agree; no step is recorded."""');
  expect(source).toContain('print("The initial losses agree.")');
  expect(source).not.toContain('range(STEPS + 1)');
});

const python = findPython(['torch'], 'whether exported programs reproduce their losses in PyTorch');

describe.skipIf(python === null)('a program for PyTorch reproduces its losses, and trains on', () => {
  const folder = new ProgramFolder();
  let problems: readonly (string | null)[] = [];

  beforeAll(async () => {
    await folder.add(exportedExperiments.map(experiment), WRITING);
    problems = runScript(python as string, 'replay.py', folder.paths) as (string | null)[];
  }, HOUR);

  // What a failing program asserts can be looked at.
  afterAll(() => {
    if (problems.every((problem) => problem === null)) folder.remove();
  });

  it.each(exportedExperiments.map((text, index) => [text, index] as const))('%s', (_text, index) => {
    expect(problems[index]).toBe(null);
    expect(longLinesOf(folder.sources[index] as string)).toEqual([]);
  });
});
