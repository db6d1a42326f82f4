import { describe, expect, it } from 'vitest';
import type { AgentEvidence } from '../../../../src/catalog/diagnoses/evidence.ts';
import type { FindingId } from '../../../../src/ui/happening/judge.ts';
import type { Summary } from '../../../../src/ui/happening/summary.ts';
import { experiment } from '../../../support/experiment.ts';
import { IDLE, judged, summaryOf } from '../../../support/summary.ts';

const many = <T>(count: number, of: (place: number) => T) => Array.from({ length: count }, (_, place) => of(place));
/** Mean returns that are evaluated every ten steps. */
const returns = (mean: readonly number[]) => ({ step: mean.map((_, place) => place * 10), mean });

/** An agent on the cart-pole, whose mean return neither rises nor falls. */
function acting(agent: Partial<AgentEvidence> = {}, rest: Partial<Summary> = {}): Summary {
  const { spec = experiment('data=cart_pole') } = rest;
  return summaryOf({
    spec,
    step: 290,
    end: 290,
    trainLoss: 3,
    learningRate: 0.01,
    hasValidation: false,
    agent: {
      ...IDLE,
      worlds: spec.worlds,
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
  });
}

const sentence = (run: Summary, ...shown: readonly FindingId[]) => judged(run, ...shown).sentence;

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
      'The agent acts in 32 worlds, and no episode is over yet.',
    );
    expect(sentence(acting())).toBe('Training. The mean return of the last episodes is 60. It shows no clear trend.');
    expect(sentence(acting({}, { status: 'paused' }))).toBe(
      'Paused at step 290, after 640 episodes. The mean return of the last episodes is 60.',
    );
  });

  it('says that it is solved only while it is', () => {
    expect(judged(acting({ meanReturn: 480 }))).toMatchObject({ id: 'solved', tone: 'good' });
    expect(sentence(acting({ meanReturn: 480 }))).toBe(
      'Solved: the mean return of the last episodes is 480, and 475 or more counts as solved.',
    );
    expect(judged(acting({ meanReturn: 470 }), 'solved').id).not.toBe('solved');
    expect(judged(acting({ meanReturn: 480, solvedAt: null })).id).not.toBe('solved');
  });

  it('says that the return jumps, if neither chance nor learning explains it', () => {
    const jumping = many(30, (place) => (place % 4 < 2 ? 0.8 : -2));
    const grid = { solvedAt: null, low: -2, high: 0.8, meanReturn: -2, entropy: Number.NaN };
    const run = (agent: Partial<AgentEvidence>, text = 'data=gridworld&method=q_learning') =>
      acting({ ...grid, ...agent }, { spec: experiment(text) });
    const jumps = run({ returns: returns(jumping) });
    expect(judged(jumps)).toMatchObject({ id: 'jumping_return', tone: 'care' });
    expect(sentence(jumps)).toBe('The mean return jumps between −2 and 0.8: the updates may be too large.');
    expect(judged(jumps).remedies.map(({ label }) => label)).toEqual(['Try a tenth of the learning rate']);
    expect(judged(run({ returns: returns(jumping) }, 'data=gridworld&worlds=1')).id).not.toBe('jumping_return');
    // Episodes that differ as much as their means, and small jumps once it has learned.
    expect(judged(run({ returns: returns(jumping), low: -4, high: 4 })).id).not.toBe('jumping_return');
    const calm = [...jumping, ...many(20, (place) => 0.8 - 0.01 * (place % 2))];
    expect(judged(run({ returns: returns(calm), low: 0.8, high: 0.8 })).id).not.toBe('jumping_return');
    const learned = many(30, (place) => (place < 20 ? -2 : 0.8));
    expect(judged(run({ returns: returns(learned) })).id).not.toBe('jumping_return');
  });

  it('says that the return rises or falls', () => {
    const rises = acting({ returns: returns(many(30, (place) => 20 + place)) });
    expect(sentence(rises)).toMatch(/^Learning: the mean return rose from about \d+ to \d+ in the last 150 steps\.$/);
    const falls = acting({ returns: returns(many(30, (place) => 200 - place)) });
    expect(judged(falls)).toMatchObject({ id: 'falling_return', tone: 'care' });
    expect(sentence(falls)).toMatch(/^The mean return fell from about 18\d to 17\d in the last 150 steps\.$/);
  });

  it('says that a policy is certain while its return is low', () => {
    const certain = acting({ entropy: 0.01 });
    expect(judged(certain)).toMatchObject({ id: 'stopped_exploring', tone: 'care' });
    expect(sentence(certain)).toBe(
      'The policy has stopped exploring: its entropy is 1.0% of the maximum, and the mean return is only 60, below the 475 that counts as solved.',
    );
    expect(judged(certain).remedies.map(({ label }) => label)).toEqual([
      'Explore more',
      'Try a tenth of the learning rate',
    ]);
    expect(judged(acting({ entropy: 0.07 })).id).toBe('acting');
    expect(judged(acting({ entropy: 0.07 }), 'stopped_exploring').id).toBe('stopped_exploring');
    expect(judged(acting({ entropy: 0.11 }), 'stopped_exploring').id).toBe('acting');
    expect(judged(acting({ entropy: 0.01, meanReturn: 480 })).id).toBe('solved');
    expect(judged(acting({ entropy: 0.01, meanReturn: 470 })).id).toBe('acting');
    expect(judged(acting({ entropy: 0.01, returns: returns(many(30, (place) => 20 + place)) })).id).toBe('returnRises');
  });

  it('knows without a goal only from earlier returns that more is possible', () => {
    const certain = (mean: readonly number[], text = 'data=gridworld') =>
      acting(
        { entropy: 0.01, solvedAt: null, meanReturn: mean.at(-1) ?? 0, low: 0, high: 0.4, returns: returns(mean) },
        { spec: experiment(text) },
      );
    const best = many(30, () => 0.8);
    expect(judged(certain(best)).id).toBe('acting');
    const fallen = [...best, ...many(30, () => 0.2)];
    expect(sentence(certain(fallen))).toMatch(/only 0\.2, below the 0\.8 that it has already reached\.$/);
    // No exploration helps where nothing can be reached.
    expect(
      judged({ ...certain(fallen), agent: { ...(certain(fallen).agent as AgentEvidence), canReachGoal: false } }).id,
    ).not.toBe('stopped_exploring');
  });

  it('says that no episode has turned out differently', () => {
    const stuck = {
      ...{ low: -200, high: -200, meanReturn: -200, solvedAt: -110, entropy: 0.2 },
      returns: returns(many(30, () => -200)),
    };
    expect(judged(acting(stuck))).toMatchObject({ id: 'equal_returns', tone: 'care' });
    expect(judged(acting(stuck)).remedies.map(({ label }) => label)).toEqual(['Explore more']);
    expect(judged(acting({ ...stuck, episodes: 32 })).id).toBe('acting');
    expect(judged(acting({ ...stuck, high: -150 })).id).toBe('acting');
  });

  it('does not ask an agent that acts at random to explore more, nor one that may be perfect', () => {
    const stuck = { low: -200, high: -200, meanReturn: -200, solvedAt: -110, returns: returns(many(30, () => -200)) };
    const random = judged(acting({ ...stuck, entropy: 0.99 }));
    expect(random).toMatchObject({ id: 'equal_returns', tone: 'care', remedies: [] });
    expect(random.sentence).toMatch(/Its actions are almost random already/);
    const perfect = { low: 100, high: 100, meanReturn: 100, solvedAt: null, returns: returns(many(30, () => 100)) };
    expect(judged(acting({ ...perfect, entropy: 0.01 }))).toMatchObject({ id: 'returnsAlike', remedies: [] });
    expect(judged(acting({ ...perfect, entropy: 0.01 })).tone).not.toBe('care');
  });

  it('is about all agents if there are several', () => {
    const replicas = { count: 4, diverged: 1, medianLoss: 1, medianReturn: 55 };
    expect(sentence(acting({}, { replicas }))).toBe(
      '1 of the 4 agents has diverged. The median of their mean returns is 55.',
    );
  });
});
