import type { Lesson } from '../gallery/lesson.ts';
import type { Measured } from '../goals/claim.ts';
import type { Provider } from '../runtime/protocol.ts';
import type { KnownLesson } from './known-lesson.ts';

/** What a person has reached in a lesson, as they hand it in. It comes from outside: nothing in it is true by itself. */
export interface Result {
  readonly lesson: LessonRef;
  /** The name that the person gave; empty without one. */
  readonly student: string;
  /** When it was made, in seconds since 1970. */
  readonly at: number;
  /** One for each step of the lesson. */
  readonly steps: readonly StepResult[];
}

/** Identifies a lesson and its text. */
export interface LessonRef {
  /** The id of a built-in lesson; null for any other. */
  readonly id: string | null;
  /** The hash of its text. */
  readonly hash: string;
  readonly title: string;
}

/** What a person has done in a step. */
export interface StepResult {
  /** The index of a choice, or the number; null without an answer. */
  readonly answer: number | null;
  /** null if the goals were not met. */
  readonly met: ClaimedMoment | null;
}

/** The moment at which the goals of a step are claimed to hold. */
export interface ClaimedMoment {
  /** The text of the experiment. */
  readonly experiment: string;
  /** The training step. */
  readonly step: number;
  readonly measured: Measured;
  readonly provider: Provider;
}

/** What a person has done in a step, as the page remembers it. */
interface Done {
  readonly answer: number | null;
  readonly met: (Omit<ClaimedMoment, 'provider'> & { readonly provider: string }) | null;
}

/** The result of what a person has done in a lesson. @param at in seconds since 1970 */
export function resultOf(
  { id, hash, lesson }: KnownLesson,
  student: string,
  done: readonly Done[],
  at: number,
): Result {
  return {
    lesson: { id, hash, title: lesson.title },
    student: student.trim(),
    at,
    steps: lesson.steps.map((_, index) => {
      const { answer = null, met = null } = done[index] ?? {};
      return { answer, met: met && claimedMoment(met) };
    }),
  };
}

function claimedMoment({ experiment, step, measured, provider }: NonNullable<Done['met']>): ClaimedMoment {
  const known = Object.entries(measured).filter(([, value]) => Number.isFinite(value));
  return {
    experiment,
    step,
    measured: Object.fromEntries(known.map(([quantity, value]) => [quantity, rounded(value)])),
    provider: provider === 'webgpu' ? 'webgpu' : 'wasm',
  };
}

/** A measured number with the digits that a result has: all of a whole number, six of any other. */
export function rounded(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(6));
}

/** How much of a lesson somebody has achieved: a point for each question and for the goals of each step. */
export interface Score {
  readonly raw: number;
  readonly max: number;
  /** From 0 to 1. */
  readonly scaled: number;
}

/** Adds up points. @param of those that are possible, reached or not */
export function scoreOf(of: readonly boolean[]): Score {
  const raw = of.filter(Boolean).length;
  return { raw, max: of.length, scaled: of.length > 0 ? raw / of.length : 0 };
}

/** The number of steps of a lesson that ask something or have goals. */
export function askingSteps({ steps }: Pick<Lesson, 'steps'>): number {
  return steps.filter(({ question, goals }) => question !== null || goals.length > 0).length;
}
