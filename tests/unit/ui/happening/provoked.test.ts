import { describe, expect, it } from 'vitest';
import type { DiagnosisDef } from '../../../../src/catalog/diagnoses/definition.ts';
import { diagnoses } from '../../../../src/catalog/diagnoses/index.ts';
import { print, reconcile } from '../../../../src/experiment/index.ts';
import { remediesFor } from '../../../../src/experiment/remedies/index.ts';
import { scoreOf } from '../../../../src/ui/happening/score.ts';
import type { Summary } from '../../../../src/ui/happening/summary.ts';
import { verdictOf } from '../../../../src/ui/happening/verdict.ts';
import { diagnosed, observe } from '../../../support/observed.ts';
import { SICK, type Sick } from '../../../support/sick.ts';

const idsOf = (run: Summary) => diagnosed(run).map(({ id }) => id);

it('knows a run for every diagnosis', () => {
  expect(SICK.map(({ id }) => id).sort()).toEqual(Object.keys(diagnoses).sort());
});

describe.each(SICK)('"$id"', ({ id, steps, link, cure, probes = false }) => {
  it(`is diagnosed after ${steps} steps of ${link}, and ${cure ? `cured by ${cure}` : 'has no cure'}`, async () => {
    const sick = await observe(steps, link, { probes });
    // The page shows two.
    expect(idsOf(sick).slice(0, 2)).toContain(id);
    if (cure) expect(await afterCure(sick, { id, cure })).toMatch(/^It worked: /);
  });
});

/** The verdict on a remedy, after as many steps as the page gives it. */
async function afterCure(sick: Summary, { id, cure }: Pick<Sick, 'id' | 'cure'>): Promise<string> {
  const { find, flatters, symptom }: DiagnosisDef = diagnoses[id];
  const remedy = remediesFor(sick.spec, find(sick, false)?.remedies ?? []).find((one) => one.id === cure);
  expect(remedy).toBeDefined();
  const steps = Math.max(200, sick.end);
  const well = await observe(steps, print(reconcile({ ...sick.spec, ...remedy?.change }).spec));
  const score = scoreOf(sick);
  const before = sick.diverged ? { ...score, value: Number.NaN } : score;
  const trial = { diagnosis: symptom ?? id, as: 'it', steps, before, flattered: flatters ?? false };
  return verdictOf(trial, well, idsOf(well).includes(trial.diagnosis)).sentence;
}

it('a diverged step is traced to its first number that is not finite', async () => {
  const { origin } = await observe(100, 'data=plane&net=dense(8,relu)&opt=sgd(lr=2)');
  expect(origin).toMatchObject({ quantity: 'the loss', op: 'mul' });
  expect(origin?.reason).toMatch(/^\d.* · \d.* is beyond 3\.4e38/);
});
