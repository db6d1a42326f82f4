import { beforeAll, expect, it } from 'vitest';
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

it.each(NOTES.map(({ id }) => id))('the claims of %s are true of its demonstration', async (id) => {
  for (const run of noteOf(id).demonstration.runs) {
    const { measured } = await demonstrate(run, engine, readAsset);
    const verdicts = run.claims.map((claim) => ({ run: run.name, ...claim, ...judge(claim, measured) }));
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
  }
});
