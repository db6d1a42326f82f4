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
const at = (step: number): Partial<Seen> => ({ status: 'paused', step, reported: step });
/** The page at the end of every stride of a run. */
const strides = (by: number) => Array.from({ length: 25 }, (_, index) => at((index + 1) * by));

describe('a demonstration', () => {
  it('trains once the first picture of its run has arrived', () => {
    const course = begin([100]);
    expect(pass(course, { hasArrived: false, status: 'paused' }, { status: 'loading' })).toBe(course);
    expect(pass(course, {})).toMatchObject({ phase: 'training', from: 0, goal: 4 });
  });

  it('does not take the status of the run before for its own', () => {
    const course = begin([100]);
    expect(pass(course, { status: 'paused' }, { status: 'running' })).toBe(course);
  });

  it('trains in strides, and waits for the picture at the end of each', () => {
    expect(pass(training, { status: 'ready' }, { status: 'running', step: 1, reported: 2 })).toBe(training);
    expect(pass(training, { status: 'paused', step: 2, reported: 4 })).toBe(training);
    const next = pass(training, at(4));
    expect(next).toMatchObject({ phase: 'training', from: 4, goal: 8 });
    expect(pass(next, at(4))).toBe(next);
  });

  it('ends the last stride with the last step', () => {
    const course = pass(begin([30]), {}, ...Array.from({ length: 14 }, (_, index) => at((index + 1) * 2)));
    expect(course.goal).toBe(30);
    expect(pass(begin([3]), {}).goal).toBe(1);
  });

  it('measures each run, then loads the next', () => {
    const second = pass(training, ...strides(4));
    expect(second).toMatchObject({ at: 1, phase: 'loading', goal: 0, results: [{ loss: 0.5 }, null] });
    const done = pass(second, {}, ...strides(2).slice(0, -1), { ...at(50), measure: () => ({ loss: 0.1 }) });
    expect(done).toMatchObject({ phase: 'done', results: [{ loss: 0.5 }, { loss: 0.1 }] });
    expect(pass(done, { untouched: false })).toBe(done);
  });

  it('measures a run that has diverged, or that has stopped early', () => {
    expect(pass(training, { status: 'diverged', step: 3 }).at).toBe(1);
    expect(pass(begin([9]), { status: 'diverged' }).phase).toBe('done');
    expect(pass(training, { ...at(3), stopped: true }).at).toBe(1);
  });

  it.each([
    ['an edit', { untouched: false, status: 'running' }],
    ['Pause', at(3)],
    ['Play', { status: 'running', step: 4, reported: 5 }],
    ['a failure', { status: 'failed' }],
  ] as const)('ends by %s', (_, page) => {
    expect(pass(training, page).phase).toBe('ended');
  });

  it('ends if a person plays before it does', () => {
    expect(pass(begin([100]), { status: 'running', step: 1, reported: 1 }).phase).toBe('ended');
  });

  it('stays ended', () => {
    const ended = pass(training, { untouched: false });
    expect(pass(ended, {}, at(4))).toBe(ended);
  });
});
