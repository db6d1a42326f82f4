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

/** A demonstration that is about to load its first run. */
export function begin(steps: readonly number[]): Course {
  return { steps, at: 0, phase: 'loading', results: steps.map(() => null) };
}

/** Whether it waits for the page. */
export function isUnderWay({ phase }: Course): boolean {
  return phase === 'loading' || phase === 'training';
}

/**
 * The demonstration after the page has changed; the same object if it still waits. When `phase` becomes `training`, the
 * run has to train its steps; when `at` grows, the next run has to be loaded.
 */
export function proceed(course: Course, seen: Seen): Course {
  if (!isUnderWay(course)) return course;
  if (!seen.untouched || seen.status === 'failed') return { ...course, phase: 'ended' };
  if (!seen.hasArrived) return course;
  if (course.phase === 'loading') return started(course, seen);
  const steps = course.steps[course.at] as number;
  const isAtEnd = seen.status === 'paused' && (seen.step >= steps || seen.stopped);
  if (isAtEnd || seen.status === 'diverged') return measured(course, seen.measure());
  return seen.status === 'paused' && seen.reported < steps && seen.reported > 0
    ? { ...course, phase: 'ended' }
    : course;
}

function started(course: Course, { status, reported, measure }: Seen): Course {
  if (status === 'ready') return { ...course, phase: 'training' };
  if (status === 'diverged') return measured(course, measure());
  return reported > 0 ? { ...course, phase: 'ended' } : course;
}

function measured(course: Course, result: Measured): Course {
  const { at, steps } = course;
  const results = course.results.with(at, result);
  return at + 1 < steps.length
    ? { ...course, results, at: at + 1, phase: 'loading' }
    : { ...course, results, phase: 'done' };
}
