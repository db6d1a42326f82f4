import { describe, expect, it } from 'vitest';
import { defaultSpec } from '../../../../src/spec/index.ts';
import { type Settled, settle } from '../../../../src/ui/happening/settle.ts';
import type { Summary } from '../../../../src/ui/happening/summary.ts';

const running: Summary = {
  status: 'running',
  reason: null,
  withheld: false,
  runId: 1,
  spec: defaultSpec(),
  step: 40,
  end: 40,
  trainLoss: 0.5,
  gradientNorm: 0.1,
  learningRate: 0.1,
  losses: { step: [0, 10, 20, 30, 40], trainLoss: [1, 0.9, 0.8, 0.6, 0.5], validationLoss: Array(5).fill(Number.NaN) },
  accuracy: null,
  editedAt: null,
  snapshots: [],
  replicas: null,
  deadLayers: [],
  spread: Number.NaN,
};
const alike = { ...running, spread: 0 };

/** What is told after each of these looks, a quarter of a second apart. */
function idsOf(...looks: readonly Summary[]): readonly string[] {
  let settled: Settled | null = null;
  return looks.map((look, place) => {
    settled = settle(settled, look, place * 250);
    return settled.told.id;
  });
}

describe('what is told while training runs', () => {
  it('changes once the other finding has lasted for a second', () => {
    expect(idsOf(running, alike, alike, alike, alike, alike)).toEqual([...Array(5).fill('learning'), 'outputsAlike']);
  });

  it('stays where another finding comes and goes', () => {
    expect(new Set(idsOf(running, alike, alike, running, alike, alike, alike, running))).toEqual(new Set(['learning']));
  });

  it('renews its numbers once a second', () => {
    const first = settle(null, running, 0);
    const later = { ...running, losses: { ...running.losses, trainLoss: [1, 0.9, 0.8, 0.6, 0.4] } };
    const kept = settle(first, later, 750);
    expect(kept.told.sentence).toBe(first.told.sentence);
    expect(kept.next).not.toBe(null);
    expect(settle(kept, later, 1000).told.sentence).toMatch(/to 0\.4 /);
  });
});

describe('a change of the status', () => {
  it('is told at once', () => {
    const diverged: Summary = { ...running, status: 'diverged' };
    expect(idsOf(running, diverged, running)).toEqual(['learning', 'diverged', 'learning']);
    expect(idsOf(running, { ...running, status: 'paused' })).toEqual(['learning', 'paused']);
  });

  it('is told of another run at once', () => {
    const next: Summary = { ...running, runId: 2, step: 0, losses: { step: [0], trainLoss: [1], validationLoss: [1] } };
    expect(idsOf(running, next)).toEqual(['learning', 'training']);
  });

  it('is not told of loading that is over soon', () => {
    const paused: Summary = { ...running, status: 'paused' };
    const loading: Summary = { ...running, status: 'loading' };
    expect(idsOf(loading)).toEqual(['loading']);
    expect(idsOf(paused, loading, loading, paused)).toEqual(Array(4).fill('paused'));
    expect(idsOf(paused, loading, loading, loading, loading, loading).at(-1)).toBe('loading');
  });
});
