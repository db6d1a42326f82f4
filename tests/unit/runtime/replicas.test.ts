import { describe, expect, it } from 'vitest';
import { compileMembers, initialStates, prepareMembers, stateOfMember } from '../../../src/compiler/replicas.ts';
import { print, variants } from '../../../src/experiment/index.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { experiment, prepared } from '../../support/experiment.ts';
import { readAsset, wasm } from '../../support/ort.ts';

async function replicated(text: string) {
  const spec = experiment(text);
  const members = await prepareMembers(spec, readAsset);
  const compiled = compileMembers(members);
  const trainer = new Trainer(await wasm, compiled, members);
  trainer.setState(initialStates(members, compiled), 0);
  return { spec, compiled, trainer };
}

const STEPS = 30;

describe('replicas', () => {
  it.each([
    'data=circle&net=dense(4,tanh),dense(3,tanh)&opt=sgd&replicas=3',
    'data=circle&net=dense(4,tanh),dense(3,relu)&opt=adam&replicas=3',
    'data=iris&net=dense(6,prelu),dropout(0.3),batch_norm&opt=nadam&reg=input_noise,l2&schedule=cosine&replicas=2',
    'data=plane&net=dense(4,tanh),layer_norm,residual(3,tanh)&opt=rmsprop&reg=max_norm,clip_norm&batch=all&replicas=2',
    'data=circle&net=dense(4,tanh),dense(3,tanh)&opt=sgd&sweep=lr(0.001..1,4)',
    'data=circle&net=dense(4,tanh),dense(3,tanh)&opt=adam&sweep=lr(0.001..1,4)',
    'data=circle&net=dense(4,tanh)&opt=momentum&sweep=momentum(0..0.95,3)',
    'data=circle&net=dense(4,tanh)&opt=sgd&reg=l1&sweep=l1(0.0001..0.1,3)',
    'data=circle&net=dense(4,tanh)&opt=sgd&reg=l2&sweep=l2(0.0001..0.1,3)',
    'data=circle&net=dense(4,tanh)&opt=sgd&init=normal&sweep=init(0.01..2,3)',
    'data=circle&net=dense(8,tanh),dropout(0.1),dense(4,tanh)&opt=sgd&sweep=dropout2(0..0.8,3)',
    'data=circle&net=dense(4,tanh)&opt=sgd&schedule=step&sweep=schedule_factor(0.1..0.9,3)',
    'data=circle&net=dense(4,tanh)&opt=sgd(lr=0.5)&schedule=reduce_on_plateau&batch=100&replicas=2',
    'data=circle&net=none&opt=sgd&sweep=seed(3..5,3)',
    'data=iris&net=dense(4,tanh)&opt=sgd&fold=1/5&sweep=fold(1..5,5)',
    'data=moons&task=gan&net=dense(5,relu),generate(2,linear),dense(6,leaky_relu)&d_steps=2&batch=16&replicas=2',
    'data=moons&task=gan&net=dense(5,relu),generate(2,linear),dense(6,tanh)&loss=wasserstein_penalty&opt=sgd&generator_opt=sgd&batch=16&replicas=2',
  ])('train as each of them would alone: %s', async (text) => {
    const { spec, compiled, trainer } = await replicated(text);
    await trainer.train(STEPS);
    const state = await trainer.state();
    for (const [index, variant] of variants(spec).entries()) {
      const alone = await prepared(print(variant));
      await alone.trainer.train(STEPS);
      const own = stateOfMember(state, index, compiled.replicas);
      for (const [name, values] of await alone.trainer.state()) {
        values.forEach((value, place) => {
          expect(own.get(name)?.[place], `${name}[${place}] of replica ${index}`).toBeCloseTo(value, 4);
        });
      }
      expect(await trainer.evaluation.of(['train', 'validation', 'test'], index)).toEqual(
        new Map(
          [...(await alone.trainer.evaluation.of(['train', 'validation', 'test']))].map(([name, value]) => [
            name,
            expect.closeTo(value, 4),
          ]),
        ),
      );
    }
  });
});

it.each(['data=circle&net=dense(4,tanh)&sweep=lr(0.001..1,4)', 'data=plane&net=dense(4,tanh)&replicas=3'])(
  'give the same results evaluated in turn as all at once: %s',
  async (text) => {
    const { trainer } = await replicated(text);
    await trainer.train(STEPS);
    const looks = trainer.evaluation.inTurn(['train', 'validation']);
    let look = await looks.next();
    while (!look.done) look = await looks.next();
    const atOnce = await trainer.evaluation.all(['train', 'validation']);
    expect([...look.value.keys()]).toEqual([...atOnce.keys()]);
    for (const [name, values] of atOnce) {
      expect([...(look.value.get(name) ?? [])]).toEqual([...values].map((value) => expect.closeTo(value, 4)));
    }
  },
);

describe('early stopping of replicas', () => {
  it('continues until all have stopped, and leaves each in the state in which it would stop alone', async () => {
    const text = 'data=circle&net=none&opt=sgd(lr=0.5)&batch=100&reg=early_stopping(patience=2)&replicas=3';
    const { spec, compiled, trainer } = await replicated(text);
    await trainer.train(2000);
    expect(trainer.stopped).toBe('All 3 runs have stopped early.');
    expect(trainer.step).toBeLessThan(2000);
    const state = await trainer.state();
    const stops = [];
    for (const [index, variant] of variants(spec).entries()) {
      const alone = await prepared(print(variant));
      await alone.trainer.train(2000);
      stops.push(alone.trainer.step);
      const own = stateOfMember(state, index, compiled.replicas);
      (await alone.trainer.state()).get('output/weight')?.forEach((value, place) => {
        expect(own.get('output/weight')?.[place]).toBeCloseTo(value, 4);
      });
    }
    expect(trainer.step).toBe(Math.max(...stops));
    expect(new Set(stops).size).toBeGreaterThan(1);
  });
});
