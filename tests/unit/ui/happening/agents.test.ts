import { describe, expect, it } from 'vitest';
import type { Agent } from '../../../../src/ui/happening/agent.ts';
import { type FindingId, judge } from '../../../../src/ui/happening/judge.ts';
import type { Summary } from '../../../../src/ui/happening/summary.ts';
import { trendOf } from '../../../../src/ui/happening/trends.ts';
import { experiment } from '../../../support/experiment.ts';

const losses = { step: [], trainLoss: [], validationLoss: [] };
const many = <T>(count: number, of: (place: number) => T) => Array.from({ length: count }, (_, place) => of(place));
/** Mean returns that are evaluated every ten steps. */
const returns = (mean: readonly number[]) => ({ step: mean.map((_, place) => place * 10), mean });

/** An agent on the cart-pole, whose mean return neither rises nor falls. */
function acting(agent: Partial<Agent> = {}, rest: Partial<Summary> = {}): Summary {
  return {
    status: 'running',
    reason: null,
    withheld: false,
    runId: 1,
    spec: experiment('data=cart_pole'),
    step: 290,
    end: 290,
    trainLoss: 3,
    constantLoss: null,
    gradientNorm: 0.1,
    learningRate: 0.01,
    losses,
    trend: trendOf(losses),
    accuracy: null,
    hasValidation: false,
    editedAt: null,
    snapshots: [],
    replicas: null,
    deadLayers: [],
    spread: Number.NaN,
    game: null,
    agent: {
      episodes: 640,
      meanReturn: 60,
      low: 20,
      high: 90,
      solvedAt: 475,
      entropy: 0.6,
      returns: returns(many(30, (place) => 60 + Math.sin(1e4 * Math.sin(place)))),
      ...agent,
    },
    ...rest,
  };
}

const sentence = (run: Summary, shown: FindingId | null = null) => judge(run, shown).sentence;

describe('a finding about an agent', () => {
  it('never speaks of examples, losses or epochs', () => {
    const runs = [
      acting(),
      acting({}, { status: 'ready', step: 0 }),
      acting({}, { status: 'paused' }),
      acting({ episodes: 0, meanReturn: Number.NaN, returns: returns([]) }),
      acting({ meanReturn: 480 }),
      acting({ entropy: 0.001 }),
    ];
    for (const run of runs) expect(sentence(run)).not.toMatch(/example|loss|epoch|validation/);
  });

  it('describes one that has not trained, acts, or is paused', () => {
    expect(sentence(acting({}, { status: 'ready', step: 0 }))).toBe(
      'Not trained yet: the agent acts with the initial weights. Press Play.',
    );
    expect(sentence(acting({ episodes: 0, meanReturn: Number.NaN, returns: returns([]) }))).toBe(
      'Acting in 32 worlds, where no episode is over yet.',
    );
    expect(sentence(acting())).toBe('Acting. The mean return of the last episodes is 60. It has no clear trend.');
    expect(sentence(acting({}, { status: 'paused' }))).toBe(
      'Paused at step 290, after 640 episodes. The mean return of the last episodes is 60.',
    );
  });

  it('says that it is solved, and for a little longer', () => {
    expect(judge(acting({ meanReturn: 480 }))).toMatchObject({ id: 'solved', tone: 'good' });
    expect(judge(acting({ meanReturn: 470 })).id).not.toBe('solved');
    expect(judge(acting({ meanReturn: 470 }), 'solved').id).toBe('solved');
    expect(judge(acting({ meanReturn: 480, solvedAt: null })).id).not.toBe('solved');
    const car = acting({ meanReturn: -112, solvedAt: -110 });
    expect([judge(car).id, judge(car, 'solved').id]).toEqual(['acting', 'solved']);
  });

  it('says that the return rises or falls', () => {
    const rises = acting({ returns: returns(many(30, (place) => 20 + place)) });
    expect(sentence(rises)).toMatch(/^Learning: the mean return rose from about \d+ to \d+ in the last 150 steps\.$/);
    const falls = acting({ returns: returns(many(30, (place) => 200 - place)) });
    expect(judge(falls)).toMatchObject({ id: 'returnFalls', tone: 'care' });
    expect(sentence(falls)).toMatch(/^The mean return fell from about 18\d to 17\d in the last 150 steps\.$/);
  });

  it('says that a policy is certain while its return is low', () => {
    const certain = acting({ entropy: 0.01 });
    expect(judge(certain)).toMatchObject({ id: 'certainTooSoon', tone: 'care' });
    expect(judge(certain).remedies.map(({ label }) => label)).toEqual(['Explore more']);
    expect(judge(acting({ entropy: 0.03 })).id).toBe('acting');
    expect(judge(acting({ entropy: 0.03 }), 'certainTooSoon').id).toBe('certainTooSoon');
    expect(judge(acting({ entropy: 0.01, meanReturn: 480 })).id).toBe('solved');
    expect(judge(acting({ entropy: 0.01, returns: returns(many(30, (place) => 20 + place)) })).id).toBe('returnRises');
  });

  it('says that no episode has turned out differently', () => {
    const stuck = { low: -200, high: -200, meanReturn: -200, solvedAt: -110, returns: returns(many(30, () => -200)) };
    expect(judge(acting(stuck))).toMatchObject({ id: 'returnsAlike', tone: 'care' });
    expect(judge(acting({ ...stuck, episodes: 32 })).id).toBe('acting');
    expect(judge(acting({ ...stuck, high: -150 })).id).toBe('acting');
  });

  it('is about all agents if there are several', () => {
    const replicas = { count: 4, diverged: 1, medianLoss: 1, medianReturn: 55 };
    expect(sentence(acting({}, { replicas }))).toBe(
      '1 of 4 agents has diverged. The median of their mean returns is 55.',
    );
  });
});
