import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { edit, experiment, release, undo } from '../../../src/store/experiment.ts';
import { editInMovement, noteResult, settle } from '../../../src/store/movement.ts';

const slider = {};
const batch = () => experiment.getState().spec.batch;
const moveTo = (value: number, of: unknown = slider) =>
  editInMovement(of, () => edit({ batch: value }, { dragging: true }));

describe('a movement of a slider', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    settle();
    edit({ batch: 10 });
  });
  afterEach(() => {
    release();
    vi.useRealTimers();
  });

  it('edits the experiment at once when it begins', () => {
    moveTo(11);
    expect(batch()).toBe(11);
  });

  it('waits for the result of an edit, and then makes only the last', () => {
    moveTo(11);
    moveTo(12);
    moveTo(13);
    expect(batch()).toBe(11);
    noteResult();
    vi.runAllTimers();
    expect(batch()).toBe(13);
  });

  it('edits less often where a result takes longer', () => {
    for (const [result, pause] of [
      [10, 50],
      [100, 200],
    ] as const) {
      settle();
      moveTo(11);
      moveTo(12);
      vi.advanceTimersByTime(result);
      noteResult();
      vi.advanceTimersByTime(pause - result - 1);
      expect(batch()).toBe(11);
      vi.advanceTimersByTime(1);
      expect(batch()).toBe(12);
    }
  });

  it('continues if no result arrives', () => {
    moveTo(11);
    moveTo(12);
    vi.runAllTimers();
    expect(batch()).toBe(12);
  });

  it('makes the last edit at the release, before anything else', () => {
    moveTo(11);
    moveTo(12);
    release();
    expect(batch()).toBe(12);
    vi.runAllTimers();
    expect(batch()).toBe(12);
  });

  it('is one edit for Undo, and the next movement another', () => {
    moveTo(11);
    moveTo(12);
    release();
    moveTo(20);
    moveTo(21);
    release();
    undo();
    expect(batch()).toBe(12);
    undo();
    expect(batch()).toBe(10);
  });

  it('comes before another edit, which wins', () => {
    moveTo(11);
    moveTo(12);
    edit(({ batch: size }) => ({ batch: Number(size) + 5 }));
    expect(batch()).toBe(17);
    vi.runAllTimers();
    expect(batch()).toBe(17);
  });

  it('loses no edit when another slider moves', () => {
    moveTo(11);
    moveTo(12);
    editInMovement({}, () => edit({ seed: 5 }, { dragging: true }));
    expect(experiment.getState().spec).toMatchObject({ batch: 12, seed: 5 });
  });
});
