import { describe, expect, it } from 'vitest';
import { begin, type Course, proceed, type Seen } from '../../../src/notes/course.ts';

const seen = (more: Partial<Seen> = {}): Seen => ({
  untouched: true,
  hasArrived: true,
  status: 'ready',
  step: 0,
  reported: 0,
  stopped: false,
  measure: () => ({ loss: 0.5 }),
  ...more,
});
const pass = (course: Course, ...pages: Partial<Seen>[]) =>
  pages.reduce((now, page) => proceed(now, seen(page)), course);
const training = pass(begin([100, 50]), {});
const arrived = { status: 'paused', step: 100, reported: 100 } as const;

describe('a demonstration', () => {
  it('trains once the first picture of its run has arrived', () => {
    const course = begin([100]);
    expect(pass(course, { hasArrived: false, status: 'paused' }, { status: 'loading' })).toBe(course);
    expect(pass(course, {}).phase).toBe('training');
  });

  it('does not take the status of the run before for its own', () => {
    const course = begin([100]);
    expect(pass(course, { status: 'paused' }, { status: 'running' })).toBe(course);
  });

  it('waits until its run has made all steps, and has their losses', () => {
    expect(pass(training, { status: 'ready' }, { status: 'running', step: 40, reported: 60 })).toBe(training);
    expect(pass(training, { status: 'paused', step: 90, reported: 100 })).toBe(training);
  });

  it('measures each run, then loads the next', () => {
    const second = pass(training, arrived);
    expect(second).toEqual({ steps: [100, 50], at: 1, phase: 'loading', results: [{ loss: 0.5 }, null] });
    const done = pass(second, {}, { ...arrived, step: 50, measure: () => ({ loss: 0.1 }) });
    expect(done).toMatchObject({ phase: 'done', results: [{ loss: 0.5 }, { loss: 0.1 }] });
    expect(pass(done, { untouched: false })).toBe(done);
  });

  it('measures a run that has diverged, or that has stopped early', () => {
    expect(pass(training, { status: 'diverged', step: 3 }).at).toBe(1);
    expect(pass(begin([9]), { status: 'diverged' }).phase).toBe('done');
    expect(pass(training, { status: 'paused', step: 60, reported: 60, stopped: true }).at).toBe(1);
  });

  it.each([
    ['an edit', { untouched: false, status: 'running' }],
    ['Pause', { status: 'paused', step: 60, reported: 60 }],
    ['a failure', { status: 'failed' }],
  ] as const)('ends by %s', (_, page) => {
    expect(pass(training, page).phase).toBe('ended');
  });

  it('ends if a person plays before it does', () => {
    expect(pass(begin([100]), { status: 'running', step: 1, reported: 1 }).phase).toBe('ended');
  });

  it('stays ended', () => {
    const ended = pass(training, { untouched: false });
    expect(pass(ended, {}, arrived)).toBe(ended);
  });
});
