import { describe, expect, it } from 'vitest';
import { type OneBatch, oneBatch } from '../../../src/runtime/findings/one-batch.ts';
import { lookAt, prepared } from '../../support/experiment.ts';

/** Everything that is reported, and at last the answer. */
async function reportsOn(text: string): Promise<readonly (OneBatch | null)[]> {
  const search = oneBatch.find(lookAt(await prepared(text)), true);
  const reports: (OneBatch | null)[] = [];
  for (;;) {
    const { done, value } = await search.next();
    if (value || done) reports.push(value ?? null);
    if (done) return reports;
  }
}

const answerOn = async (text: string) => (await reportsOn(text)).at(-1);

describe('a copy that trains on one batch', () => {
  it('says how far it is, and then what it has learned', async () => {
    const reports = await reportsOn('data=spiral&batch=12');
    expect(reports.at(-2)).toMatchObject({ examples: 12, goal: 1000, after: null });
    const last = reports.at(-1) as OneBatch;
    expect(last).toMatchObject({ examples: 12, steps: 1000, goal: 1000 });
    expect(last.after as number).toBeLessThan(0.01 * last.before);
  });

  it('cannot tell the corners of a square apart without hidden layers', async () => {
    const { before, after } = (await answerOn('data=xor&net=none')) as OneBatch;
    expect(after as number).toBeGreaterThan(0.1 * before);
  });

  it('trains without what keeps the network from learning by heart', async () => {
    const { before, after } = (await answerOn(
      'data=circle&net=dense(8,tanh),dropout(0.9)&reg=l2(1)&opt=sgd(lr=0.00001)',
    )) as OneBatch;
    expect(after as number).toBeLessThan(0.1 * before);
  });

  it('has between 8 and 32 examples, but no more than there are', async () => {
    expect(await answerOn('data=circle&net=none&batch=1')).toMatchObject({ examples: 8 });
    expect(await answerOn('data=circle&net=none&batch=all')).toMatchObject({ examples: 32 });
  });

  it('works on sequences with a target at every step', async () => {
    const { before, after } = (await answerOn('data=reverse(n=40)')) as OneBatch;
    expect(after as number).toBeLessThan(0.1 * before);
  });

  it('is none of an agent or a game', async () => {
    expect(await answerOn('data=circle&task=gan')).toBeNull();
    expect(await answerOn('data=bandit')).toBeNull();
  });
});
