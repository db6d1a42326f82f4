import type { Claim } from '../goals/claim.ts';
import type { Block, Span } from '../markdown/block.ts';
import type { Level, Topic } from './topics.ts';

/** What the list of lessons shows about a lesson. */
export interface LessonHead {
  /** The name of its file: `xor_needs_hidden`. */
  readonly id: string;
  readonly title: string;
  /** One sentence, without formulas. */
  readonly sentence: string;
  /** For whom it is: "first week, no prior knowledge". */
  readonly audience: string;
  /** How long it takes. */
  readonly minutes: number;
  readonly topic: Topic;
  readonly level: Level;
  /** Ids of notes that explain its concepts. */
  readonly notes: readonly string[];
  /** The seed of all its experiments, or one for each student, drawn from their name; null if it sets none. */
  readonly seed: number | 'student' | null;
}

/** A text with steps, in which a person predicts, tries and sees why. */
export interface Lesson extends LessonHead {
  readonly intro: readonly Block[];
  /** What is hidden and locked in all its steps. */
  readonly restrictions: Restrictions;
  /** At least one. */
  readonly steps: readonly LessonStep[];
}

/** Names of parts and controls of the page. */
export interface Restrictions {
  /** What is not shown. */
  readonly hidden: readonly string[];
  /** What is shown and cannot be changed. */
  readonly locked: readonly string[];
}

export interface LessonStep {
  readonly title: string;
  /** What to do and what to look at. */
  readonly text: readonly Block[];
  /** The text of its experiment; null if it continues with what the person has made in the step before. */
  readonly experiment: string | null;
  /** What is hidden and locked in this step only. */
  readonly restrictions: Restrictions;
  /** All of them have to hold at the same moment of a run. */
  readonly goals: readonly Claim[];
  /** Help that the person can ask for. */
  readonly hint: readonly Span[] | null;
  /** What the person answers before the reveal. */
  readonly question: Question | null;
  /** What is shown once the question is answered and the goals are met. */
  readonly reveal: readonly Block[];
}

/** A question whose answer is one of some choices, or a number. */
export type Question = ChoiceQuestion | NumberQuestion;

export interface ChoiceQuestion {
  readonly kind: 'choice';
  readonly text: readonly Span[];
  /** Exactly one of them is correct. */
  readonly choices: readonly Choice[];
}

export interface Choice {
  readonly text: readonly Span[];
  readonly isCorrect: boolean;
}

export interface NumberQuestion {
  readonly kind: 'number';
  readonly text: readonly Span[];
  readonly value: number;
  /** How far a correct answer may be from the value; 0 if it has to be exact. */
  readonly tolerance: number;
}

/** Whether an answer is correct. @param answer the index of a choice, or the number */
export function isCorrect(question: Question, answer: number): boolean {
  if (question.kind === 'choice') return question.choices[answer]?.isCorrect ?? false;
  // A tolerance of 0.1 has to accept 0.3 for 0.2, whose difference is rounded.
  const rounding = 4 * Number.EPSILON * Math.max(Math.abs(answer), Math.abs(question.value));
  return Math.abs(answer - question.value) <= question.tolerance + rounding;
}
