import type { Measured } from '../goals/claim.ts';

/** A demonstration on the page, whose runs train one after the other. */
export interface Course {
  /** The number of steps of each run. */
  readonly steps: readonly number[];
  /** The index of the run on the page. */
  readonly at: number;
  /**
   * `loading` until its first picture is there, then `training`. `done` after the last run, `ended` if a person
   * interrupted it.
   */
  readonly phase: 'loading' | 'training' | 'done' | 'ended';
  /** The step from which the run trains, and the one up to which it does, in strides that make its curve. */
  readonly from: number;
  readonly goal: number;
  /** What was measured at the end of each run; null before. */
  readonly results: readonly (Measured | null)[];
}

/** What the page sees of the run. */
export interface Seen {
  /** Whether the experiment is unchanged since the demonstration loaded it. */
  readonly untouched: boolean;
  /** Whether a picture of it has arrived. */
  readonly hasArrived: boolean;
  readonly status: 'loading' | 'ready' | 'running' | 'paused' | 'diverged' | 'failed';
  /** The step of the picture, and the last one that was reported. */
  readonly step: number;
  readonly reported: number;
  /** Whether it paused by itself before its last step, as early stopping does. */
  readonly stopped: boolean;
  measure(): Measured;
}

/** The number of strides of a run, which are the points of its curve. */
const STRIDES = 25;

/** A demonstration that is about to load its first run. */
export function begin(steps: readonly number[]): Course {
  return { steps, at: 0, phase: 'loading', from: 0, goal: 0, results: steps.map(() => null) };
}

/** Whether the demonstration is loading or training a run. */
export function isActive({ phase }: Course): boolean {
  return phase === 'loading' || phase === 'training';
}

/**
 * The demonstration after the page has changed; the same object if it still waits. When `goal` grows, the run has to
 * train up to it; when `at` does, the next run has to be loaded.
 */
export function proceed(course: Course, seen: Seen): Course {
  if (!isActive(course)) return course;
  const { status, step, reported, stopped } = seen;
  if (!seen.untouched || status === 'failed') return ended(course);
  if (!seen.hasArrived) return course;
  if (status === 'diverged') return measured(course, seen);
  const { phase, from, goal } = course;
  if (phase === 'loading') {
    if (status === 'ready') return strideFrom(course, 0);
    return reported > 0 ? ended(course) : course;
  }
  if (reported > goal) return ended(course);
  if (status !== 'paused') return course;
  if (stopped || (step === goal && goal === course.steps[course.at])) return measured(course, seen);
  if (step === goal) return strideFrom(course, goal);
  return from < reported && reported < goal ? ended(course) : course;
}

function strideFrom(course: Course, from: number): Course {
  const steps = course.steps[course.at] as number;
  return { ...course, phase: 'training', from, goal: Math.min(steps, from + Math.ceil(steps / STRIDES)) };
}

function measured(course: Course, { measure }: Seen): Course {
  const { at, steps } = course;
  const results = course.results.with(at, measure());
  if (at + 1 === steps.length) return { ...course, results, phase: 'done' };
  return { ...course, results, at: at + 1, phase: 'loading', from: 0, goal: 0 };
}

function ended(course: Course): Course {
  return { ...course, phase: 'ended' };
}
