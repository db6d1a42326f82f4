import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeTorch } from '../../../src/export/code/torch/index.ts';
import { addAgents, agentInEachWorld, exportedAgents } from '../../support/exported-agents.ts';
import { HOUR, longLinesOf, ProgramFolder, runScript } from '../../support/exported-programs.ts';
import { findPython } from '../../support/python.ts';

const python = findPython(['torch'], 'whether exported agents reproduce their losses in PyTorch');

describe.skipIf(python === null)('a program with an agent reproduces its losses and returns, and trains on', () => {
  const folder = new ProgramFolder();
  let problems: readonly (string | null)[] = [];

  beforeAll(async () => {
    await addAgents(folder, { write: writeTorch, steps: 12 });
    problems = runScript(python as string, 'act.py', folder.paths) as (string | null)[];
  }, HOUR);

  // What a failing program asserts can be looked at.
  afterAll(() => {
    if (problems.every((problem) => problem === null)) folder.remove();
  });

  it('has an agent in each world, whose single moves are compared as well', () => {
    expect(agentInEachWorld.filter((text) => !exportedAgents.includes(text))).toEqual([]);
  });

  it.each(exportedAgents.map((text, index) => [text, index] as const))('%s', (_text, index) => {
    expect(problems[index]).toBe(null);
    const source = folder.sources[index] as string;
    expect(longLinesOf(source)).toEqual([]);
    expect(source.replace(/\s+/g, ' ')).toContain('the worlds and their random numbers');
  });
});
