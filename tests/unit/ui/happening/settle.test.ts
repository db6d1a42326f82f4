import { describe, expect, it } from 'vitest';
import { trendOf } from '../../../../src/math/trends.ts';
import { diagnose } from '../../../../src/ui/happening/diagnose.ts';
import { type Settled, settle } from '../../../../src/ui/happening/settle.ts';
import type { Summary } from '../../../../src/ui/happening/summary.ts';
import { summaryOf } from '../../../support/summary.ts';

/** A run with these losses, ten steps apart. */
function withLosses(trainLoss: readonly number[]): Pick<Summary, 'losses' | 'trend'> {
  const step = trainLoss.map((_, place) => place * 10);
  const losses = { step, trainLoss, validationLoss: trainLoss.map(() => Number.NaN) };
  return { losses, trend: trendOf(losses) };
}

const running = summaryOf({ step: 50, end: 50, trainLoss: 0.5, ...withLosses([1, 0.9, 0.8, 0.7, 0.6, 0.5]) });
const ahead = { ...running, lookingAhead: ['LSTM 1'] };

/** The shown finding after each of these summaries, a quarter of a second apart. */
function idsOf(...summaries: readonly Summary[]): readonly string[] {
  let settled: Settled | null = null;
  return summaries.map((summary, index) => {
    settled = settle(settled, summary, index * 250, { diagnose });
    return settled.shown.map(({ id }) => id).join();
  });
}

describe('the finding during training', () => {
  it('changes once another finding has lasted for a second', () => {
    expect(idsOf(running, ahead, ahead, ahead, ahead, ahead)).toEqual([...Array(5).fill('learning'), 'looking_ahead']);
  });

  it('stays if another finding comes and goes', () => {
    expect(new Set(idsOf(running, ahead, ahead, running, ahead, ahead, ahead, running))).toEqual(new Set(['learning']));
  });

  it('updates its numbers once per second', () => {
    const first = settle(null, running, 0);
    const later = { ...running, ...withLosses([1, 0.9, 0.8, 0.7, 0.5, 0.3]) };
    const kept = settle(first, later, 750);
    expect(kept.shown[0]?.sentence).toBe(first.shown[0]?.sentence);
    expect(kept.next).not.toBe(null);
    expect(settle(kept, later, 1000).shown[0]?.sentence).toMatch(/to 0\.5 /);
  });
});

describe('a change of the status', () => {
  it('is shown immediately', () => {
    const diverged: Summary = { ...running, status: 'diverged' };
    expect(idsOf(running, diverged, running)).toEqual(['learning', 'diverged', 'learning']);
    expect(idsOf(running, { ...running, status: 'paused' })).toEqual(['learning', 'paused']);
  });

  it('is shown immediately for another run', () => {
    const next: Summary = { ...running, runId: 2, step: 0, ...withLosses([1]) };
    expect(idsOf(running, next)).toEqual(['learning', 'training']);
  });

  it('is not shown for a short time of loading', () => {
    const paused: Summary = { ...running, status: 'paused' };
    const loading: Summary = { ...running, status: 'loading' };
    expect(idsOf(loading)).toEqual(['loading']);
    expect(idsOf(paused, loading, loading, paused)).toEqual(Array(4).fill('paused'));
    expect(idsOf(paused, loading, loading, loading, loading, loading).at(-1)).toBe('loading');
  });
});
