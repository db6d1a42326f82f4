import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../../src/goals/claim.ts';
import { readAsset } from '../../../src/headless/assets.ts';
import { demonstrate } from '../../../src/headless/demonstrate.ts';
import { NOTES, noteOf } from '../../../src/notes/index.ts';
import type { Engine } from '../../../src/runtime/engine.ts';
import { openEngine } from '../../../src/runtime/session.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine('wasm');
});

describe.each(NOTES.map(({ id }) => id))('the demonstration of %s', (id) => {
  it.each(noteOf(id).demonstration.runs.map((run) => [run.name, run] as const))(
    '%s: its claims are true',
    async (_, run) => {
      const { measured } = await demonstrate(run, engine, readAsset);
      const verdicts = run.claims.map((claim) => ({ ...claim, ...judge(claim, measured) }));
      expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
    },
  );
});
