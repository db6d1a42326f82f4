import { describe, expect, it } from 'vitest';
import { type Health, health } from '../../../src/runtime/findings/health.ts';
import { lookAt, prepared } from '../../support/experiment.ts';

/** What is found in an experiment after some steps. */
async function healthOf(text: string, steps = 0): Promise<Health> {
  const run = await prepared(text);
  if (steps > 0) await run.trainer.train(steps);
  const search = health.find(lookAt(run), true);
  for (;;) {
    const { done, value } = await search.next();
    if (done) return value as Health;
  }
}

describe('the health of a network', () => {
  it('has the variance of each layer before the first step, however long it has trained', async () => {
    const text = 'data=circle&net=dense(16,relu),dense(16,relu)&init=normal(0.1)&opt=sgd(lr=1)';
    const [first, second] = (await healthOf(text)).layers.map(({ started }) => started);
    expect(second as number).toBeLessThan(0.3 * (first as number));
    expect((await healthOf(text, 50)).layers.map(({ started }) => started).slice(0, 2)).toEqual([first, second]);
  });

  it('has the noise of the batches: more for fewer examples, and none for all', async () => {
    const noise = async (batch: string) => (await healthOf(`data=moons(noise=0.5)&net=none&batch=${batch}`)).noise;
    const [one, many] = [await noise('1'), await noise('50')];
    expect(one).toBeGreaterThan(5 * many);
    expect(many).toBeGreaterThan(0);
    expect(await noise('all')).toBeNaN();
  });

  it('has the gradient at both ends of a sequence, in the order in which the layer reads', async () => {
    const text = 'data=temporal_order(n=40)&net=embedding(4),rnn(4,sigmoid,bidirectional=yes)';
    const { throughTime } = await healthOf(text);
    expect(throughTime).toHaveLength(2);
    for (const { first, last, steps } of throughTime) {
      expect(steps).toBe(20);
      expect(first).toBeLessThan(1e-3 * last);
    }
    expect((await healthOf('data=reverse(n=40)&net=embedding(4),lstm(4)')).throughTime).toEqual([]);
  });

  it('knows embeddings that are zero, alike or different', async () => {
    const of = async (args: string) =>
      (await healthOf(`data=temporal_order(n=40)&net=embedding(4${args}),gru(4)`)).embeddings[0];
    expect(await of(',init=zeros')).toMatchObject({ tokens: 6, dead: 6, variety: 0 });
    expect((await of(',init=constant'))?.variety).toBeCloseTo(0);
    expect((await of(''))?.variety).toBeGreaterThan(0.5);
  });

  it('knows attention that is even, and attention that chooses', async () => {
    const of = async (init: string, steps: number) =>
      (await healthOf(`data=temporal_order(n=200)&net=embedding(8),self_attention(2${init})`, steps)).attention[0];
    const even = await of(',init=zeros', 0);
    expect(even?.evenness).toBeCloseTo(1);
    expect(even?.concentration).toBeCloseTo(1 / 20);
    expect((await of('', 100))?.evenness).toBeLessThan(0.98);
  });
});
