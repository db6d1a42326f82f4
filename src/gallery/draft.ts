import type { Claim } from '../goals/claim.ts';
import { printBlocks, printSpans } from '../markdown/print.ts';
import { shownBound } from './draft-goal.ts';
import type { Lesson, LessonStep, Question, Restrictions } from './lesson.ts';
import type { Level, Topic } from './topics.ts';

/** A lesson while somebody writes it: texts as they are typed, complete or not. */
export interface Draft {
  readonly title: string;
  readonly sentence: string;
  readonly audience: string;
  readonly minutes: string;
  readonly topic: Topic;
  readonly level: Level;
  readonly notes: readonly string[];
  /** Which seed the experiments have: their own, one that is the same for all students, or one for each student. */
  readonly seeds: 'own' | 'one' | 'student';
  /** The one that is the same for all. */
  readonly seed: string;
  /** Markdown, as all longer texts. */
  readonly intro: string;
  readonly restrictions: Restrictions;
  readonly steps: readonly DraftStep[];
}

export interface DraftStep {
  /** Distinguishes it from the other steps, wherever it is moved. */
  readonly key: string;
  readonly title: string;
  readonly text: string;
  /** null if it continues with what the person has made in the step before. */
  readonly experiment: string | null;
  readonly restrictions: Restrictions;
  readonly goals: readonly DraftGoal[];
  readonly hint: string;
  readonly question: DraftQuestion | null;
  readonly reveal: string;
}

export interface DraftGoal {
  readonly key: string;
  readonly quantity: string;
  readonly operator: Claim['operator'];
  /** The number as it is typed; of a share, in percent. */
  readonly bound: string;
}

/** A question with both kinds of answers, so that a change of mind loses nothing. */
export interface DraftQuestion {
  readonly kind: Question['kind'];
  readonly text: string;
  readonly choices: readonly DraftChoice[];
  readonly value: string;
  readonly tolerance: string;
}

export interface DraftChoice {
  readonly key: string;
  readonly text: string;
  readonly isCorrect: boolean;
}

/** Nothing hidden, nothing locked. */
export const UNRESTRICTED: Restrictions = { hidden: [], locked: [] };

/** A key that no other step, goal or choice has. */
export function newKey(): string {
  return crypto.randomUUID();
}

/** A draft with one step. @param experiment the text with which it starts */
export function newDraft(experiment: string): Draft {
  return {
    ...{
      title: '',
      sentence: '',
      audience: '',
      minutes: '',
      topic: 'Perceptron',
      level: 1,
      notes: [],
      seeds: 'own',
      seed: '1',
      intro: '',
    },
    restrictions: UNRESTRICTED,
    steps: [newStep(experiment)],
  };
}

export function newStep(experiment: string | null): DraftStep {
  return {
    ...{ key: newKey(), title: '', text: '', experiment, goals: [], hint: '', question: null, reveal: '' },
    restrictions: UNRESTRICTED,
  };
}

export function newChoice(): DraftChoice {
  return { key: newKey(), text: '', isCorrect: false };
}

export function newQuestion(): DraftQuestion {
  return { kind: 'choice', text: '', choices: [newChoice(), newChoice()], value: '', tolerance: '' };
}

/** A lesson as a draft, so that it can be edited. */
export function draftOf(lesson: Lesson): Draft {
  const { title, sentence, audience, minutes, topic, level, notes, seed, intro, restrictions, steps } = lesson;
  return {
    ...{ title, sentence, audience, minutes: String(minutes), topic, level, notes, restrictions },
    seeds: seed === null ? 'own' : seed === 'student' ? seed : 'one',
    seed: typeof seed === 'number' ? String(seed) : '1',
    intro: printBlocks(intro),
    steps: steps.map(stepDraft),
  };
}

function stepDraft({ title, text, experiment, restrictions, goals, hint, question, reveal }: LessonStep): DraftStep {
  return {
    ...{ key: newKey(), title, experiment, restrictions },
    text: printBlocks(text),
    goals: goals.map((goal) => ({ ...goal, key: newKey(), bound: shownBound(goal) })),
    hint: hint === null ? '' : printSpans(hint),
    question: question && questionDraft(question),
    reveal: printBlocks(reveal),
  };
}

function questionDraft(question: Question): DraftQuestion {
  const text = printSpans(question.text);
  if (question.kind === 'number') {
    const { value, tolerance } = question;
    return { ...newQuestion(), kind: 'number', text, value: String(value), tolerance: String(tolerance) };
  }
  const choices = question.choices.map(({ text: choice, isCorrect }) => {
    return { key: newKey(), text: printSpans(choice), isCorrect };
  });
  return { ...newQuestion(), text, choices };
}
