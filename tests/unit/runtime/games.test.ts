import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/compiler/compiled.ts';
import { dividerOf } from '../../../src/experiment/two-networks.ts';
import { type Prepared, prepared } from '../../support/experiment.ts';

const GAME = 'data=moons&task=gan&net=dense(8,relu),generate(2,linear),dense(8,leaky_relu)&batch=16';

/** The tensors of one player: its parameters and the memory of its optimizer. */
function ofPlayer({ compiled, spec }: Prepared, state: State, player: 'generator' | 'discriminator') {
  const divider = dividerOf(spec.layers) as number;
  const own = compiled.state.filter(({ layer }) => layer <= divider === (player === 'generator'));
  return new Map(own.map(({ name }) => [name, state.get(name)]));
}

describe('the turns of a generator and its discriminator', () => {
  it('give the discriminator every step and the generator every third one', async () => {
    const run = await prepared(`${GAME}&d_steps=3`);
    const states = [await run.trainer.state()];
    for (let step = 0; step < 6; step++) {
      await run.trainer.train(1);
      states.push(await run.trainer.state());
    }
    const moves = (player: 'generator' | 'discriminator') =>
      states.slice(1).map((state, step) => {
        const [before, after] = [states[step] as State, state].map((one) => ofPlayer(run, one, player));
        return [...(after ?? [])].map(([name, values]) => `${values}` !== `${before?.get(name)}`);
      });
    const tensors = ofPlayer(run, states[0] as State, 'generator').size;
    expect([...ofPlayer(run, states[0] as State, 'generator').keys()]).toContain('dense1/weight/v');
    const [all, none] = [new Array(tensors).fill(true), new Array(tensors).fill(false)];
    expect(moves('generator')).toEqual([none, none, all, none, none, all]);
    expect(moves('discriminator').flat()).not.toContain(false);
  });

  it('keep every parameter of a clipped discriminator within the limit, and none of the generator', async () => {
    const run = await prepared(`${GAME}&loss=wasserstein(clip=0.05)`);
    await run.trainer.train(20);
    const state = await run.trainer.state();
    const largest = (player: 'generator' | 'discriminator') =>
      run.compiled.parameters
        .filter(({ name }) => ofPlayer(run, state, player).has(name))
        .flatMap(({ name }) => [...(state.get(name) ?? [])])
        .reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(largest('discriminator')).toBeLessThanOrEqual(Math.fround(0.05));
    expect(largest('generator')).toBeGreaterThan(0.05);
  });
});

it('repeats a game bit by bit, however its steps are divided', async () => {
  const results = [];
  for (const parts of [[60], [7, 33, 20]]) {
    const { trainer } = await prepared(`${GAME}&d_steps=2`);
    for (const steps of parts) await trainer.train(steps);
    results.push({ state: await trainer.state(), scores: await trainer.evaluation.of(['train', 'validation']) });
  }
  expect(results[1]).toEqual(results[0]);
});

it.each([
  'loss=non_saturating',
  'loss=least_squares',
  // A critic has to be ahead of its generator.
  'loss=wasserstein&d_steps=3',
  'loss=wasserstein_penalty&d_steps=3',
])('a generator learns two moons: %s', async (choices) => {
  const net = 'net=dense(16,relu),dense(16,relu),generate(2,linear),dense(16,leaky_relu),dense(16,leaky_relu)';
  const players = 'opt=adam(lr=0.002,beta1=0)&generator_opt=adam(lr=0.002,beta1=0)';
  const { trainer } = await prepared(`data=moons&task=gan&${net}&${players}&${choices}&batch=64&seed=1`);
  const distance = async () => (await trainer.evaluation.of(['train'])).get('train/metric');
  expect(await distance()).toBeGreaterThan(0.3);
  await trainer.train(3000);
  expect(await distance()).toBeLessThan(0.05);
});
