import { describe, expect, it } from 'vitest';
import { type Origin, origin } from '../../../src/runtime/findings/origin.ts';
import { lookAt, prepared } from '../../support/experiment.ts';

/** What is found in the next step of an experiment, after a parameter has been set. */
async function originOf(text: string, parameter: string, value: number): Promise<Origin | null> {
  const run = await prepared(text);
  const state = new Map(run.initial);
  state.set(
    parameter,
    (state.get(parameter) as Float32Array).map(() => value),
  );
  run.trainer.setState(state, 0);
  const search = origin.find(lookAt(run), true);
  for (;;) {
    const { done, value: found } = await search.next();
    if (done) return found ?? null;
  }
}

const CIRCLE = 'data=circle&net=dense(4,relu),dense(3,linear)&opt=sgd';

describe('the first number that is not finite', () => {
  it('is in the pre-activations of the layer whose weights overflow', async () => {
    expect(await originOf(CIRCLE, 'dense2/weight', 3e38)).toMatchObject({
      step: 0,
      quantity: { kind: 'pre-activations', layer: 1 },
      evaluation: false,
      op: 'matmul',
      reason: { kind: 'products' },
    });
  });

  it('is in the loss if a square overflows, with its factors', async () => {
    const found = await originOf('data=plane&net=none&opt=sgd', 'output/bias', 1e25);
    expect(found).toMatchObject({ quantity: { kind: 'loss', layer: null }, op: 'mul', reason: { kind: 'product' } });
    expect(found?.reason.of[0]).toBeCloseTo(1e25, -20);
  });

  it('is in the new weights if the memory of the optimizer has already overflowed', async () => {
    expect(
      await originOf('data=circle&net=dense(4,tanh)&opt=adam', 'dense1/weight/v', Number.POSITIVE_INFINITY),
    ).toMatchObject({
      quantity: { kind: 'update' },
      reason: { kind: 'inherited', of: [Number.POSITIVE_INFINITY] },
    });
  });

  it('is found in the evaluation after a step that is finite itself', async () => {
    expect(await originOf('data=plane&net=none&opt=sgd(lr=10)', 'output/weight', 1e18)).toMatchObject({
      evaluation: true,
    });
  });

  it('is none in a healthy step', async () => {
    expect(await originOf(CIRCLE, 'dense2/bias', 0)).toBeNull();
  });

  it.each([
    'data=circle&task=gan',
    'data=cart_pole',
    'data=temporal_order(n=40)',
    'data=iris&net=dense(4,tanh),dropout,batch_norm&reg=weight_noise',
  ])('can be looked for in %s', async (text) => {
    const run = await prepared(text);
    const search = origin.find(lookAt(run), true);
    let result = await search.next();
    while (!result.done) result = await search.next();
    expect(result.value).toBeNull();
  });
});
