import { renderToString } from 'katex';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ExperimentSpec, parse } from '../../../src/experiment/index.ts';
import { changedLock } from '../../../src/experiment/page/names.ts';
import { LESSONS, lessonOf, lessonSource } from '../../../src/gallery/index.ts';
import type { Lesson } from '../../../src/gallery/lesson.ts';
import { packLesson, unpackLesson } from '../../../src/gallery/pack-lesson.ts';
import { printLesson } from '../../../src/gallery/print-lesson.ts';
import { readLesson } from '../../../src/gallery/read-lesson.ts';
import { experimentAt, restrictionsAt, seedFor } from '../../../src/gallery/steps.ts';
import { type Claim, judgeAll } from '../../../src/goals/claim.ts';
import { readAsset } from '../../../src/headless/assets.ts';
import { measureReport } from '../../../src/headless/measure-report.ts';
import { trainAndReport } from '../../../src/headless/report.ts';
import type { Span } from '../../../src/markdown/block.ts';
import { NOTES } from '../../../src/notes/index.ts';
import type { Engine } from '../../../src/runtime/engine.ts';
import { openEngine } from '../../../src/runtime/session.ts';
import { solutionsOf } from '../../support/lesson-solutions.ts';

const notes = new Set(NOTES.map(({ id }) => id));
const isNote = (id: string) => notes.has(id);

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine('wasm');
});

/** The goals that a run does not meet after some steps, with what was measured. */
async function missed(experiment: string, goals: readonly Claim[], steps: number) {
  const { spec } = parse(experiment);
  const report = await trainAndReport(spec, engine, readAsset, { steps, every: Math.max(1, steps), trace: false });
  const looks = steps > 0 && goals.some(({ quantity }) => quantity.startsWith('test_')) ? 1 : 0;
  const verdicts = judgeAll(goals, measureReport(spec, report, looks));
  return goals.map((goal, index) => ({ ...goal, ...verdicts[index] })).filter(({ holds }) => !holds);
}

describe.each(LESSONS.map(({ id }) => id))('the lesson %s', (id) => {
  const lesson = lessonOf(id, isNote);
  const steps = lesson.steps.map(({ goals }, index) => ({
    number: index + 1,
    experiment: experimentAt(lesson, index, seedFor(lesson, 'Ada')),
    goals,
  }));
  const withGoals = steps.filter(({ goals }) => goals.length > 0);

  it('is the same after printing and reading, and in a link', () => {
    const printed = printLesson(lesson);
    expect(readLesson(id, printed, isNote)).toEqual(lesson);
    expect(unpackLesson(packLesson(lessonSource(id) ?? ''))).toBe(lessonSource(id));
  });

  it('has formulas that KaTeX sets without warnings', () => {
    for (const { tex, display } of formulasOf(lesson)) {
      const set = () => renderToString(tex, { strict: 'error', throwOnError: true, displayMode: display });
      expect(set, tex).not.toThrow();
    }
  });

  it('has a solution for each step with goals', () => {
    expect(solutionsOf(id).map(({ step }) => step)).toEqual(withGoals.map(({ number }) => number));
  });

  it.each(withGoals)('does not begin step $number at its goals', async ({ experiment, goals }) => {
    expect(await missed(experiment, goals, 0)).not.toEqual([]);
  });

  it.each(withGoals)('has a solution of step $number that meets its goals', async ({ number, goals }) => {
    const solution = solutionsOf(id).find(({ step }) => step === number);
    expect(parse(solution?.experiment).notices).toEqual([]);
    expect(await missed(solution?.experiment ?? '', goals, solution?.steps ?? 0)).toEqual([]);
  });

  it.each(withGoals)(
    'has a solution of step $number that changes nothing hidden or locked',
    ({ number, experiment }) => {
      const solution = solutionsOf(id).find(({ step }) => step === number)?.experiment ?? '';
      const { hidden, locked } = restrictionsAt(lesson, number - 1);
      const [before, after] = [experiment, solution].map((text) => parse(text).spec) as [
        ExperimentSpec,
        ExperimentSpec,
      ];
      expect(changedLock([...hidden, ...locked], before, after)).toBeUndefined();
    },
  );
});

function formulasOf({ intro, steps }: Lesson) {
  const blocks = [...intro, ...steps.flatMap(({ text, reveal }) => [...text, ...reveal])];
  const spans = steps.flatMap(({ hint, question }) => [
    ...(hint ?? []),
    ...(question?.text ?? []),
    ...(question?.kind === 'choice' ? question.choices.flatMap(({ text }) => text) : []),
  ]);
  return [
    ...blocks.flatMap((block) => (block.kind === 'formula' ? { tex: block.tex, display: true } : inline(block.spans))),
    ...inline(spans),
  ];
}

function inline(spans: readonly Span[]) {
  return spans.filter(({ kind }) => kind === 'math').map(({ text }) => ({ tex: text, display: false }));
}
