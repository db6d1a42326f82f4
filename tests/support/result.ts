import { parse } from '../../src/experiment/index.ts';
import { type KnownLesson, lessonOfLink, ownLesson } from '../../src/handin/known-lesson.ts';
import { resultOf } from '../../src/handin/make-result.ts';
import type { Result } from '../../src/handin/result.ts';
import { readAsset } from '../../src/headless/assets.ts';
import { measureReport } from '../../src/headless/measure-report.ts';
import { trainAndReport } from '../../src/headless/report.ts';
import { headOf } from '../../src/notes/index.ts';
import { openEngine } from '../../src/runtime/session.ts';
import { solutionsOf } from './lesson-solutions.ts';

export const isNote = (id: string) => headOf(id) !== undefined;

/** When the results of tests are made. */
const AT = 1_800_000_000;

/** A built-in lesson. */
export function builtIn(id: string): KnownLesson {
  const known = lessonOfLink(id, isNote);
  if (known === null) throw new Error(`there is no lesson "${id}"`);
  return known;
}

/** A lesson with one step, whose goal is met within a few steps. @param facts more lines of its head */
export function smallLesson(facts = ''): KnownLesson {
  return ownLesson('small', smallMarkdown(facts), isNote);
}

/** The text of that lesson. */
export function smallMarkdown(facts = ''): string {
  return `# A small lesson

It has a single step.

- For: tests
- Minutes: 1
- Topic: Training
- Level: 1
${facts}
## Train

Press **Play**.

- Experiment: \`data=circle&net=dense(4,tanh)&opt=sgd(lr=0.1)\`
- Lock: data, opt
- Goals: \`epochs >= 1\` and \`val_loss < 0.65\`

> How many hidden layers are there?
>
> = 1
`;
}

/** An experiment that meets the goals of the small lesson, and the step at which it does. */
export const SMALL = { experiment: 'data=circle&net=dense(8,tanh)&opt=sgd(lr=0.1)', step: 200 };

/**
 * A moment of a run, measured apart from what verifies results: the one at a step, or the last one with a finite loss.
 */
export async function momentAt(experiment: string, step: number, testLooks = 0) {
  const { spec } = parse(experiment);
  const engine = await openEngine('wasm');
  const train = (every: number) => trainAndReport(spec, engine, readAsset, { steps: step, every, trace: false });
  let report = await train(Math.max(1, step));
  // Its history has every step then.
  if ('diverged' in report) report = await train(1);
  const measured = measureReport(spec, report, testLooks);
  return { experiment, step: measured.steps ?? 0, measured, provider: 'wasm' };
}

/** The honest result of a built-in lesson: its stored solutions, and the right answers. */
export async function honestResult(id: string, student = 'Ada'): Promise<Result> {
  const known = builtIn(id);
  const done = known.lesson.steps.map(({ question }) => ({
    answer:
      question === null
        ? null
        : question.kind === 'choice'
          ? question.choices.findIndex(({ isCorrect }) => isCorrect)
          : question.value,
    met: null as Awaited<ReturnType<typeof momentAt>> | null,
  }));
  for (const { step, experiment, steps } of solutionsOf(id)) {
    const own = done[step - 1];
    if (own) own.met = await momentAt(experiment, steps);
  }
  return resultOf(known, student, done, AT);
}

/** The honest result of the small lesson, or of one that differs from it only in its head. */
export async function smallResult(known: KnownLesson, student: string, seed: number | null): Promise<Result> {
  const experiment = seed === null ? SMALL.experiment : `${SMALL.experiment}&seed=${seed}`;
  return resultOf(known, student, [{ answer: 1, met: await momentAt(experiment, SMALL.step) }], AT);
}
