import { type ExperimentSpec, parse } from '../experiment/index.ts';
import { type Claim, DIVERGED } from '../goals/claim.ts';
import { printClaims, readClaims } from '../goals/read-claims.ts';
import { joined, paragraphsOf, shortened } from '../markdown/paragraphs.ts';
import { readBlocks } from '../markdown/read-blocks.ts';
import { readSentence } from '../markdown/read-sentence.ts';
import { readSpans } from '../markdown/read-spans.ts';
import { capitalized } from '../math/capitalized.ts';
import type { Draft, DraftGoal, DraftQuestion, DraftStep } from './draft.ts';
import { boundFrom, numberFrom } from './draft-goal.ts';
import type { Lesson, LessonStep, Question } from './lesson.ts';
import { printLesson } from './print-lesson.ts';
import { LONGEST_SENTENCE, readLesson, readMinutes, readSeed } from './read-lesson.ts';
import { readTitle } from './read-title.ts';

/** Something in a draft that no lesson can have. */
export interface Problem {
  /** The field: `title`, or `2.text` in the third step; `whole` if it belongs to none. */
  readonly field: string;
  /** A whole sentence. */
  readonly message: string;
}

/** What becomes of a draft: a lesson and its file, or what has to be mended first. */
export type ReadDraft =
  | { readonly lesson: Lesson; readonly markdown: string; readonly problems: readonly [] }
  | { readonly lesson: null; readonly markdown: null; readonly problems: readonly Problem[] };

/** What stands in for a field that is empty. */
export const STAND_INS = { title: 'Exercise', sentence: 'An exercise.', audience: 'everyone', minutes: '15' } as const;

/** The title of a step without one. */
export function stepTitle({ title }: Pick<DraftStep, 'title'>, index: number): string {
  return joined(title) || `Step ${index + 1}`;
}

/** Makes a draft a lesson. @param isNote whether there is a note with an id */
export function readDraft(draft: Draft, isNote: (id: string) => boolean): ReadDraft {
  const problems: Problem[] = [];
  const read = <T>(field: string, make: () => T): T | null => {
    try {
      return make();
    } catch (error) {
      problems.push({ field, message: sentenceOf((error as Error).message) });
      return null;
    }
  };
  const { topic, level, notes, restrictions } = draft;
  const filled = (field: keyof typeof STAND_INS) => joined(draft[field]) || STAND_INS[field];
  const head = {
    id: 'own',
    title: read('title', () => readTitle(filled('title'))) ?? '',
    sentence: read('sentence', () => readSentence(ended(filled('sentence')), 'the sentence', LONGEST_SENTENCE)) ?? '',
    audience: filled('audience'),
    minutes: read('minutes', () => readMinutes(filled('minutes'))) ?? 0,
    seed: read('seed', () => seedOf(draft)),
    ...{ topic, level, notes, restrictions },
    intro: read('intro', () => readBlocks(paragraphsOf(draft.intro))) ?? [],
  };
  let before: ExperimentSpec | null = null;
  const steps = draft.steps.map((step, index): LessonStep => {
    const experiment =
      step.experiment === null || draft.seeds === 'own' ? step.experiment : withoutSeed(step.experiment);
    const spec: ExperimentSpec | null =
      read(`${index}.experiment`, () => (experiment === null ? before : specOf(experiment))) ?? before;
    if (spec === null) read(`${index}.experiment`, () => fail('the first step needs an experiment'));
    before = spec;
    const text = read(`${index}.text`, () => readBlocks(paragraphsOf(step.text))) ?? [];
    const goals = step.goals.map((goal) => read(`${index}.goal.${goal.key}`, () => goalOf(goal, spec)));
    const { question } = step;
    const reveal = read(`${index}.reveal`, () => readBlocks(paragraphsOf(step.reveal))) ?? [];
    if (step.text.trim() === '' && question === null) {
      read(`${index}.text`, () => fail(`step ${index + 1} has neither a text nor a question`));
    }
    if (reveal.length > 0 && question === null && step.goals.length === 0) {
      read(`${index}.reveal`, () => fail('it would never be shown: add a goal or a question before it'));
    }
    return {
      title: read(`${index}.title`, () => readTitle(stepTitle(step, index))) ?? '',
      ...{ text, experiment, reveal },
      restrictions: step.restrictions,
      goals: goals.filter((goal) => goal !== null),
      hint: step.hint.trim() === '' ? null : read(`${index}.hint`, () => readSpans(joined(step.hint))),
      question: question && read(`${index}.question`, () => questionOf(question)),
    };
  });
  const markdown = printLesson({ ...head, steps });
  const lesson = problems.length === 0 ? read('whole', () => readLesson(head.id, markdown, isNote)) : null;
  if (lesson === null) return { lesson: null, markdown: null, problems };
  return { lesson, markdown, problems: [] };
}

function seedOf({ seeds, seed }: Draft): Lesson['seed'] {
  return seeds === 'one' ? readSeed(seed.trim()) : seeds === 'own' ? null : seeds;
}

function specOf(experiment: string): ExperimentSpec {
  const { spec, notices } = parse(experiment);
  return notices[0] === undefined ? spec : fail(notices[0].message);
}

/** The seed of the lesson holds in all its steps. */
function withoutSeed(experiment: string): string {
  return experiment
    .split('&')
    .filter((pair) => !/^seed\s*=/.test(pair))
    .join('&');
}

function goalOf({ quantity, operator, bound: typed }: DraftGoal, spec: ExperimentSpec | null): Claim {
  const bound = quantity === DIVERGED ? 1 : boundFrom(quantity, typed);
  if (!Number.isFinite(bound))
    return fail(typed.trim() === '' ? 'this goal needs a number' : `"${shortened(typed)}" is no number`);
  const claim = { quantity, operator, bound };
  if (spec) readClaims(printClaims([claim]), spec);
  return claim;
}

function questionOf(question: DraftQuestion): Question {
  const text = readSpans(joined(question.text));
  if (text.length === 0) return fail('the question needs a text');
  if (question.kind === 'number') {
    const value = numberFrom(question.value);
    const tolerance = question.tolerance.trim() === '' ? 0 : numberFrom(question.tolerance);
    if (!Number.isFinite(value)) return fail('the question needs a number as its answer');
    if (!(tolerance >= 0 && tolerance < Number.POSITIVE_INFINITY)) return fail('the tolerance is a number from 0');
    return { kind: 'number', text, value, tolerance };
  }
  const choices = question.choices
    .map(({ text: choice, isCorrect }) => ({ text: readSpans(joined(choice)), isCorrect }))
    .filter((choice) => choice.text.length > 0);
  if (choices.length < 2) return fail('the question needs at least two choices');
  if (choices.filter(({ isCorrect }) => isCorrect).length !== 1) return fail('mark the correct choice');
  return { kind: 'choice', text, choices };
}

/** A sentence with a full stop. */
function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A message of a reader as a sentence, without the Markdown around a value. */
function sentenceOf(message: string): string {
  const text = message.replace(/^"- \w+: /, '"');
  return ended(capitalized(text));
}

function fail(message: string): never {
  throw new Error(message);
}
