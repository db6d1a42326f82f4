import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/compiler/compiled.ts';
import { differentiate } from '../../../src/runtime/findings/gradients.ts';
import { subtract } from '../../../src/runtime/findings/updates.ts';
import { lookAt, type Prepared, prepared } from '../../support/experiment.ts';

/** All parameters in the layout of a frame. */
function flat({ compiled }: Prepared, state: State): number[] {
  return compiled.parameters.flatMap(({ name }) => [...(state.get(name) ?? [])]);
}

const NETWORKS = [
  'data=circle&net=dense(4,tanh),dense(3,sigmoid)&opt=adam(lr=0.01)',
  'data=digits&net=conv2d(3,3,relu),batch_norm,dense(4,relu)&opt=rmsprop',
  'data=parity(n=60)&net=lstm(3)&opt=momentum',
  'data=names&net=embedding(4),self_attention(2)&opt=adamw',
  'data=gaussians&task=gan&net=dense(4,relu),generate,dense(4,relu)',
  'data=cart_pole',
];

describe('updates', () => {
  it.each(NETWORKS)('are the parameters after the next step minus those before it: %s', async (text) => {
    const run = await prepared(text);
    await run.trainer.train(3);
    const before = flat(run, await run.trainer.state());
    const { step, values } = await subtract(lookAt(run));
    expect(step).toBe(3);
    expect(run.trainer.step).toBe(3);
    expect(flat(run, await run.trainer.state())).toEqual(before);
    await run.trainer.train(1);
    const after = flat(run, await run.trainer.state());
    expect([...values]).toEqual(after.map((value, index) => Math.fround(value - (before[index] as number))));
    expect(values.some((value) => value !== 0)).toBe(true);
  });

  it('of plain gradient descent are the gradient times the negative learning rate', async () => {
    const run = await prepared('data=iris&net=dense(5,tanh)&opt=sgd(lr=0.25)');
    await run.trainer.train(2);
    const { values } = await subtract(lookAt(run));
    const { values: gradients } = await differentiate(lookAt(run));
    expect(values).toHaveLength(gradients.length);
    for (const [index, value] of values.entries()) {
      expect(Math.abs(value + 0.25 * (gradients[index] as number))).toBeLessThan(1e-6);
    }
  });

  it('are 0 for frozen parameters', async () => {
    const run = await prepared('data=circle&net=dense(3,tanh,freeze=yes),dense(2,tanh)');
    const { values } = await subtract(lookAt(run));
    expect([...values.subarray(0, 9)]).toEqual(new Array(9).fill(0));
    expect(values.subarray(9).some((value) => value !== 0)).toBe(true);
  });
});
