import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from '../../../src/experiment/index.ts';
import { LESSONS } from '../../../src/gallery/index.ts';
import { seedFor } from '../../../src/gallery/steps.ts';
import { packResult, unpackResult } from '../../../src/handin/code.ts';
import { findLesson, type KnownLesson } from '../../../src/handin/known-lesson.ts';
import type { ClaimedMoment, Result } from '../../../src/handin/result.ts';
import { createRunAgain } from '../../../src/handin/run-again.ts';
import { Failed, MOST_STEPS, type Repeated, type RunAgain, verify } from '../../../src/handin/verify.ts';
import { createBench } from '../../../src/headless/spare-run.ts';
import { builtIn, honestResult, isNote, SMALL, smallLesson, smallResult } from '../../support/result.ts';

const bench = createBench();
const runAgain: RunAgain = (repetition) => createRunAgain({ open: bench })(repetition);

/** Verifies what arrives: the result as it is in its code. */
function check(result: Result, known: KnownLesson | null, again = runAgain) {
  return verify(unpackResult(packResult(result)), known, again);
}

/** The result with another moment in its first step. */
function claiming(result: Result, change: Partial<ClaimedMoment>): Result {
  const [first, ...others] = result.steps;
  if (!first?.met) throw new Error('the first step has met no goals');
  return { ...result, steps: [{ ...first, met: { ...first.met, ...change } }, ...others] };
}

describe.each(LESSONS.map(({ id }) => id))('an honest result of the lesson %s', (id) => {
  it('is verified on the real engine', async () => {
    const { outcome, score, message, steps } = await check(await honestResult(id), builtIn(id));
    expect(steps.map((step) => `${step.outcome}: ${step.message}`)).not.toContainEqual(
      expect.stringMatching(/^(in|d)/),
    );
    expect({ outcome, message }).toEqual({ outcome: 'verified', message: expect.stringContaining('repeated') });
    expect(score).toEqual({ raw: score.max, max: score.max, scaled: 1 });
  });
});

describe('a result that was forged or changed', () => {
  const known = smallLesson();
  let honest: Result;
  beforeAll(async () => {
    honest = await smallResult(known, 'Ada', null);
  });
  const moment = () => honest.steps[0]?.met as ClaimedMoment;

  it('is not the honest one', async () => {
    const { outcome, score, steps } = await check(honest, known);
    expect({ outcome, score }).toEqual({ outcome: 'verified', score: { raw: 2, max: 2, scaled: 1 } });
    expect(steps[0]?.message).toBe('Run again, the goals are met at step 200, with the same numbers.');
    expect(steps[0]?.repeated?.curve?.lines.length).toBe(2);
  });

  it.each([
    [
      'its numbers were edited',
      () => claiming(honest, { measured: { ...moment().measured, val_loss: 0.123456 } }),
      /^Step 1: At step 200 it claims validation loss 0.123456, but run again it is 0\.\d+\.$/,
      'different',
    ],
    [
      'a number was added that the run does not have',
      () => claiming(honest, { measured: { ...moment().measured, val_iou: 1 } }),
      /but run again the run has none/,
      'different',
    ],
    ['it is of another step', () => claiming(honest, { step: 199 }), /^Step 1: At step 199 it claims /, 'different'],
    [
      'it is of another experiment',
      () => claiming(honest, { experiment: SMALL.experiment.replace('8', '7') }),
      /^Step 1: At step 200 it claims /,
      'different',
    ],
    [
      'it is of another seed',
      () => claiming(honest, { experiment: `${SMALL.experiment}&seed=11` }),
      /^Step 1: At step 200 it claims /,
      'different',
    ],
    [
      'a locked setting was changed',
      () => claiming(honest, { experiment: SMALL.experiment.replace('0.1', '0.2') }),
      /^Step 1: The setting “opt” cannot be changed in this step, but it was\.$/,
      'invalid',
    ],
    [
      'its experiment has mistakes',
      () => claiming(honest, { experiment: `${SMALL.experiment}&batch=many` }),
      /^Step 1: The experiment cannot be read as it was: .*many/,
      'invalid',
    ],
    [
      'it was trained for too long to be run again',
      () => claiming(honest, { step: MOST_STEPS + 1 }),
      /^Step 1: It has 1,000,001 steps, but at most 1,000,000 are run again\.$/,
      'invalid',
    ],
    [
      'it claims to have diverged',
      () => claiming(honest, { measured: { ...moment().measured, diverged: 1 } }),
      /^Step 1: It claims to diverge after step 200, but run again it does not\.$/,
      'different',
    ],
  ] as const)('is found out if %s', async (_, forge, message, outcome) => {
    const found = await check(forge(), known);
    expect(found.outcome).toBe(outcome);
    expect(found.message).toMatch(message);
    expect(found.score).toEqual({ raw: 1, max: 2, scaled: 0.5 });
  });

  it('is found out if its lesson is another one', async () => {
    const easier = smallLesson('- Lock: batch\n');
    expect(await check(honest, easier)).toMatchObject({
      outcome: 'invalid',
      message: 'The lesson “A small lesson” has another text here than the one of which this is a result.',
      score: { raw: 0, max: 0, scaled: 0 },
    });
    expect((await check(honest, null)).message).toMatch(/^The lesson “A small lesson” is not known here/);
    const longer = { ...honest, steps: [...honest.steps, ...honest.steps] };
    expect((await check(longer, known)).message).toMatch(/^The result has 2 steps, but the lesson .* has 1\.$/);
    expect(findLesson(honest.lesson, [known], isNote)).toBe(known);
    expect(findLesson(honest.lesson, [easier], isNote)).toBe(easier);
    expect(findLesson(honest.lesson, [], isNote)).toBeNull();
  });

  it('has no points for wrong answers and goals that were not met', async () => {
    const found = await check({ ...honest, steps: [{ answer: 2, met: null }] }, known);
    expect(found).toMatchObject({ outcome: 'verified', score: { raw: 0, max: 2, scaled: 0 } });
    expect(found.steps[0]).toMatchObject({ outcome: null, message: 'The goals were not met.' });
  });

  it('does not meet goals that its numbers do not meet', async () => {
    const early = await smallResult(known, 'Ada', null);
    const again: RunAgain = async () => repeated({ ...moment().measured, val_loss: 0.7 });
    const { measured } = moment();
    const claimed = claiming(early, { measured: { ...measured, val_loss: 0.7 } });
    expect((await check(claimed, known, again)).message).toBe(
      'Step 1: Run again, the goal “validation loss below 0.65” is not met: it is 0.7.',
    );
  });

  it('may differ a little if another provider rounds in another way', async () => {
    const { measured } = moment();
    const again: RunAgain = async () => repeated({ ...measured, val_loss: (measured.val_loss ?? 0) + 0.01 });
    expect((await check(honest, known, again)).outcome).toBe('different');
    const found = await check(claiming(honest, { provider: 'webgpu' }), known, again);
    expect(found.outcome).toBe('verified');
    expect(found.steps[0]?.message).toContain('agree to 0.02, because wasm rounds in another way than webgpu');
  });

  function repeated(measured: ClaimedMoment['measured']): Repeated {
    return { measured, provider: 'wasm', curve: null };
  }
});

describe('the seed of a lesson', () => {
  it('has to be the one of the lesson', async () => {
    const known = smallLesson('- Seed: 5\n');
    expect((await check(await smallResult(known, '', 5), known)).outcome).toBe('verified');
    expect((await check(await smallResult(known, '', 6), known)).message).toBe(
      'Step 1: The seed is 6, but the lesson sets 5.',
    );
  });

  it('has to be that of the name, so that the result of somebody else is found out', async () => {
    const known = smallLesson('- Seed: student\n');
    const [ada, emmy] = ['Ada', 'Emmy'].map((name) => seedFor(known.lesson, name)) as [number, number];
    const own = await smallResult(known, 'Ada', ada);
    expect((await check(own, known)).outcome).toBe('verified');
    expect((await check({ ...own, student: 'Emmy' }, known)).message).toBe(
      `Step 1: The seed is ${ada}, but the one of the name “Emmy” is ${emmy}.`,
    );
    expect((await check({ ...own, student: '' }, known)).message).toContain('draws its seed from a name');
  });
});

describe('a run again', () => {
  it('needs a limited time', async () => {
    const known = smallLesson();
    const result = claiming(await smallResult(known, 'Ada', null), { step: 900_000 });
    const hurried = await check(result, known, createRunAgain({ open: createBench(), seconds: 0.2 }));
    expect(hurried).toMatchObject({
      outcome: 'invalid',
      message: 'Step 1: The runs again take longer than 0.2 seconds.',
    });
  });

  it('can be cancelled, and reports its progress', async () => {
    const known = smallLesson();
    const result = claiming(await smallResult(known, 'Ada', null), { step: 900_000 });
    const cancel = new AbortController();
    const shares: number[] = [];
    const again = createRunAgain({
      open: createBench(),
      signal: cancel.signal,
      onProgress(_, share) {
        shares.push(share);
        if (share > 0) cancel.abort();
      },
    });
    expect((await check(result, known, again)).message).toBe('Step 1: The run again was cancelled.');
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it('says that a run diverges before the claimed step', async () => {
    await expect(runAgain(diverging(100))).rejects.toThrow(Failed);
    await expect(runAgain(diverging(100))).rejects.toThrow(/^Run again, it diverges after step \d+\.$/);
  });
});

function diverging(step: number): Parameters<RunAgain>[0] {
  const { spec } = parse('data=heteroscedastic(noise=0.1)&scale=standard&net=none&loss=mse&opt=sgd(lr=100)&batch=all');
  return { spec, step, diverges: false, wantsTest: false, provider: 'wasm' };
}
