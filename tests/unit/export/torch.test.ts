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
