import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeJax } from '../../../src/export/code/jax/index.ts';
import { addAgents, exportedAgents } from '../../support/exported-agents.ts';
import { HOUR, ProgramFolder, runScript } from '../../support/exported-programs.ts';
import { findPython, pythonWith } from '../../support/python.ts';

const python =
  pythonWith(['jax', 'optax']) ?? findPython(['torch'], 'whether exported agents reproduce their losses in JAX');

describe.skipIf(python === null)('a program for JAX with an agent', () => {
  const folder = new ProgramFolder();
  let faults: Readonly<Record<string, readonly string[]>> = {};

  beforeAll(async () => {
    await addAgents(folder, { write: writeJax, steps: 12 });
    const checked = runScript(python as string, 'run_jax.py', [folder.path]) as {
      ran: boolean;
      faults: Readonly<Record<string, readonly string[]>>;
    };
    expect(checked.ran).toBe(true);
    faults = checked.faults;
  }, HOUR);

  // What a failing program asserts can be looked at.
  afterAll(() => {
    if (Object.keys(faults).length === 0) folder.remove();
  });

  it.each(exportedAgents.map((text, index) => [text, index] as const))(
    'reproduces its losses and returns: %s',
    (_, index) => {
      expect((faults[folder.nameOf(index)] ?? []).join('\n')).toBe('');
    },
  );
});
