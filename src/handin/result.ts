import type { Measured } from '../goals/claim.ts';
import type { Provider } from '../runtime/protocol.ts';

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
