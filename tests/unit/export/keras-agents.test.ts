import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeKeras } from '../../../src/export/code/keras/index.ts';
import { addAgents, exportedAgents } from '../../support/exported-agents.ts';
import { HOUR, ProgramFolder, runScript } from '../../support/exported-programs.ts';
import { findPython, pythonWith } from '../../support/python.ts';

const python =
  pythonWith(['keras', 'jax']) ?? findPython(['torch'], 'whether exported agents reproduce their losses in Keras');

describe.skipIf(python === null)('a program for Keras with an agent', () => {
  const folder = new ProgramFolder();
  let failures: Readonly<Record<string, string>> = {};

  beforeAll(async () => {
    await addAgents(folder, { write: writeKeras, steps: 12 });
    const checked = runScript(python as string, 'run_keras.py', [folder.path]) as {
      ran: boolean;
      failures: Readonly<Record<string, string>>;
    };
    expect(checked.ran).toBe(true);
    failures = checked.failures;
  }, HOUR);

  // What a failing program asserts can be looked at.
  afterAll(() => {
    if (Object.keys(failures).length === 0) folder.remove();
  });

  it.each(exportedAgents.map((text, index) => [text, index] as const))(
    'reproduces its losses and returns: %s',
    (_, index) => {
      expect(failures[folder.nameOf(index)]).toBeUndefined();
    },
  );
});
