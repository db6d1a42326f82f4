import { describe, expect, it } from 'vitest';
import { compile } from '../../../src/compiler/compile.ts';
import type { State } from '../../../src/compiler/compiled.ts';
import type { PartData } from '../../../src/compiler/data.ts';
import { initialState } from '../../../src/compiler/initial.ts';
import type { Tensor } from '../../../src/math/tensor.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { prepared } from '../../support/experiment.ts';
import { wasm } from '../../support/ort.ts';

async function trained(text: string, pieces: readonly number[]): Promise<State> {
  const { trainer } = await prepared(text);
  for (const steps of pieces) await trainer.train(steps);
  return trainer.state();
}

const asText = (state: State) => [...state].map(([name, values]) => `${name} ${values}`).join('\n');
const filled = ({ shape, data }: Tensor, value: number): Tensor => ({ shape, data: data.map(() => value) });
const element = (state: State, name: string) => [...(state.get(name) ?? [])];

describe('randomness in training', () => {
  it.each([
    'data=circle&net=dense(6,tanh),dropout(0.3),dense(4,tanh)&opt=sgd',
    'data=circle&net=dense(6,tanh),noise(0.2)&opt=adam&reg=input_noise,weight_noise',
    'data=circle&net=dense(6,tanh),batch_norm&opt=sgd&schedule=cosine&reg=l2,clip_norm,max_norm',
  ])('is the same however the steps are divided: %s', async (text) => {
    const whole = await trained(text, [40]);
    expect(asText(await trained(text, [1, 12, 27]))).toBe(asText(whole));
    expect(asText(await trained(text, [40]))).toBe(asText(whole));
  });

  it('is off in evaluation: the same state has the same loss twice', async () => {
    const { trainer } = await prepared(
      'data=circle&net=dense(6,tanh),dropout(0.5),noise(1)&reg=input_noise,weight_noise',
    );
    const first = await trainer.evaluation.of(['train', 'validation']);
    await trainer.train(0);
    expect(await trainer.evaluation.of(['train', 'validation'])).toEqual(first);
    const { trainer: bare } = await prepared('data=circle&net=dense(6,tanh)');
    expect((await bare.evaluation.of(['train'])).get('train/loss')).toBe(first.get('train/loss'));
  });
});

describe('a layer', () => {
  it('does not change while it is frozen', async () => {
    const text = 'data=circle&net=dense(4,tanh,freeze=yes),dense(3,tanh)&opt=adam&reg=l2';
    const { trainer, initial } = await prepared(text);
    await trainer.train(20);
    const state = await trainer.state();
    expect(element(state, 'dense1/weight')).toEqual(element(initial, 'dense1/weight'));
    expect(element(state, 'dense2/weight')).not.toEqual(element(initial, 'dense2/weight'));
    expect([...(await trainer.nextGradients()).keys()]).not.toContain('dense1/weight');
  });

  it('may have its own initializer and penalty', async () => {
    const { initial } = await prepared('data=circle&net=dense(4,tanh,init=zeros),dense(3,tanh)&bias=constant(0.5)');
    expect(element(initial, 'dense1/weight').every((weight) => weight === 0)).toBe(true);
    expect(element(initial, 'dense2/weight').every((weight) => weight === 0)).toBe(false);
    expect(element(initial, 'dense2/bias')).toEqual([0.5, 0.5, 0.5]);

    // With a rate of 1 the penalty's own gradient, 2w, is added to that of the loss; only where the layer asks for it.
    const bare = await (await prepared('data=circle&net=dense(4,tanh),dense(3,tanh)')).trainer.nextGradients();
    const text = 'data=circle&net=dense(4,tanh),dense(3,tanh,reg=l2(lambda=1))';
    const { trainer } = await prepared(text);
    const gradients = await trainer.nextGradients();
    expect(element(gradients, 'dense1/weight')).toEqual(element(bare, 'dense1/weight'));
    const weights = element(await trainer.state(), 'dense2/weight');
    element(gradients, 'dense2/weight').forEach((gradient, index) => {
      const expected = (bare.get('dense2/weight')?.[index] as number) + 2 * (weights[index] as number);
      expect(gradient).toBeCloseTo(expected, 5);
    });
  });

  it('learns the slope of PReLU, one for each unit', async () => {
    const { trainer, initial } = await prepared('data=circle&net=dense(5,prelu(initial=0.3))&opt=adam');
    expect(element(initial, 'dense1/alpha')).toEqual(Array(5).fill(Math.fround(0.3)));
    await trainer.train(50);
    expect(new Set(element(await trainer.state(), 'dense1/alpha')).size).toBe(5);
  });

  it('normalizes with running statistics in evaluation', async () => {
    const { trainer, initial } = await prepared('data=circle&net=dense(4,tanh),batch_norm&opt=sgd');
    const names = [...initial.keys()].filter((name) => name.startsWith('batch_norm2/'));
    await trainer.train(100);
    const state = await trainer.state();
    for (const name of names) expect(element(state, name), name).not.toEqual(element(initial, name));
    expect((await trainer.evaluation.of(['validation'])).get('validation/loss')).toSatisfy(Number.isFinite);
  });
});

describe('a schedule', () => {
  it('acts like the same learning rates set by hand', async () => {
    const text = 'data=circle&net=dense(4,tanh)&opt=sgd(lr=0.2)&batch=35';
    const scheduled = await prepared(`${text}&schedule=exponential`);
    const byHand = await prepared(text);
    for (let step = 0; step < 25; step++) {
      const rate = scheduled.trainer.learningRate();
      byHand.trainer.setLive({ ...byHand.spec, optimizer: { id: 'sgd', args: { lr: rate } } });
      await byHand.trainer.train(1);
      await scheduled.trainer.train(1);
    }
    expect(scheduled.trainer.learningRate()).toBeLessThan(0.2);
    const expected = await byHand.trainer.state();
    for (const [name, values] of await scheduled.trainer.state()) {
      values.forEach((value, index) => {
        expect(value).toBeCloseTo(expected.get(name)?.[index] as number, 5);
      });
    }
  });

  it('that waits for a plateau lowers the learning rate when the validation loss stops falling', async () => {
    const { trainer } = await prepared('data=circle&net=none&opt=sgd(lr=0.5)&schedule=reduce_on_plateau');
    await trainer.train(35 * 60);
    expect(trainer.learningRate()).toBeLessThan(0.5);
  });
});

describe('early stopping', () => {
  const TEXT = 'data=gaussian(noise=1)&net=dense(16,tanh)&opt=adam&split=20/60/20&reg=early_stopping(patience=5)';

  it('stops, says why, and goes back to the best parameters', async () => {
    const { trainer } = await prepared(TEXT);
    const losses = [(await trainer.evaluation.of(['validation'])).get('validation/loss') as number];
    await trainer.train(10);
    losses.push((await trainer.evaluation.of(['validation'])).get('validation/loss') as number);
    while (trainer.stopped === null && trainer.step < 20_000) {
      await trainer.train(10);
      losses.push((await trainer.evaluation.of(['validation'])).get('validation/loss') as number);
    }
    expect(trainer.stopped).toMatch(/\d/);
    const now = (await trainer.evaluation.of(['validation'])).get('validation/loss');
    expect(now).toBe(Math.min(...losses));
    expect(now).toBeLessThan(losses.at(-2) as number);
  });

  it('waits as long again when training continues, and goes back to the best of all', async () => {
    const { trainer, data } = await prepared(TEXT);
    const lossNow = async () => (await trainer.evaluation.of(['validation'])).get('validation/loss') as number;
    await trainer.train(20_000);
    const [stop, best] = [trainer.step, await lossNow()];
    await trainer.train(1);
    expect(trainer.stopped).toBeNull();
    await trainer.train(20_000);
    const epoch = data.parts.train.count / 10;
    expect(trainer.step - stop).toBeGreaterThanOrEqual(5 * epoch - 1);
    expect(await lossNow()).toBeLessThanOrEqual(best);
    expect(trainer.stopped).toMatch(/5 epochs/);
  });

  it('is known at the moment it happened, when the run goes back there', async () => {
    const { trainer } = await prepared(TEXT);
    await trainer.train(20_000);
    const { step, memories } = trainer;
    trainer.setState(await trainer.state(), step, memories);
    await trainer.train(20);
    expect(trainer.stopped).toBeNull();
    expect(trainer.step).toBe(step + 20);
  });

  it('stops at the same step however the steps are divided', async () => {
    const steps = [];
    for (const piece of [20_000, 7, 100]) {
      const { trainer } = await prepared(TEXT);
      while (trainer.stopped === null && trainer.step < 20_000) await trainer.train(piece);
      steps.push(trainer.step);
    }
    expect(new Set(steps).size).toBe(1);
  });
});

describe('extreme settings', () => {
  it.each([
    ['a batch of one', 'data=circle&net=dense(4,tanh),batch_norm,dense(3,relu),layer_norm&batch=1'],
    ['dropout of 0', 'data=circle&net=dense(4,tanh),dropout(0)'],
    ['dropout of 0.99', 'data=circle&net=dense(4,tanh),dropout(0.99)'],
    ['zero weights', 'data=iris&net=dense(4,relu)&init=zeros&reg=l1,l2,max_norm,clip_norm'],
    ['saturated logits', 'data=iris&net=none&init=constant(5)&opt=sgd'],
  ])('%s stays finite', async (_, text) => {
    const { trainer } = await prepared(text);
    await trainer.train(100);
    expect((await trainer.evaluation.of(['train'])).get('train/loss')).toSatisfy(Number.isFinite);
    expect([...(await trainer.state()).values()].every((values) => values.every(Number.isFinite))).toBe(true);
  });

  it.each([
    [
      'all examples of one class',
      (part: PartData) => ({ ...part, y: filled(part.y, 1), labels: part.labels.map(() => 1) }),
    ],
    ['constant features', (part: PartData) => ({ ...part, x: filled(part.x, 3) })],
  ])('%s stay finite', async (_, change) => {
    const { spec, data } = await prepared('data=circle&net=dense(4,relu),batch_norm,dense(3,tanh)&opt=adam');
    const { train, validation, test } = data.parts;
    const changed = {
      ...data,
      parts: { train: change(train), validation: change(validation), test: change(test) },
    };
    const compiled = compile(spec, changed);
    const trainer = new Trainer(await wasm, compiled, [{ spec, data: changed }]);
    trainer.setLive(spec);
    trainer.setState(initialState(spec, compiled), 0);
    await trainer.train(200);
    expect((await trainer.evaluation.of(['train'])).get('train/loss')).toSatisfy(Number.isFinite);
    expect([...(await trainer.picture()).values()].every((map) => map.every(Number.isFinite))).toBe(true);
  });

  it('a learning rate of 0 changes nothing, one of a million is stopped or stays finite', async () => {
    const { trainer, spec, compiled, initial } = await prepared('data=plane&net=dense(4,relu)&opt=sgd');
    const withRate = (lr: number) => ({ ...spec, optimizer: { id: 'sgd', args: { lr } } });
    trainer.setLive(withRate(0));
    await trainer.train(20);
    for (const { name } of compiled.parameters) {
      expect(element(await trainer.state(), name)).toEqual(element(initialState(spec, compiled), name));
      expect(element(initial, name)).toEqual(element(await trainer.state(), name));
    }
    trainer.setLive(withRate(1e6));
    await trainer.train(20);
    const loss = (await trainer.evaluation.of(['train'])).get('train/loss') as number;
    expect(Number.isFinite(loss) && loss < 1).toBe(false);
  });
});
