import { describe, expect, it } from 'vitest';
import { compileMembers, initialStates, prepareMembers, stateOfMember } from '../../../src/compiler/replicas.ts';
import { parse, print } from '../../../src/experiment/index.ts';
import { experiment, prepared } from '../../support/experiment.ts';
import { readAsset } from '../../support/ort.ts';

const TEXT = 'data=circle&net=dense(4,tanh),batch_norm&opt=adam';

/** The experiment that starts from the weights of a prepared one, read from its own text. */
function from({ spec, compiled }: Awaited<ReturnType<typeof prepared>>, state: ReadonlyMap<string, Float32Array>) {
  const whole = compiled.parameters.map(({ name, shape }) => ({
    parameter: name,
    shape,
    values: state.get(name) as Float32Array,
  }));
  const { spec: read, notices } = parse(print({ ...spec, start: { whole, elements: [] } }));
  expect(notices).toEqual([]);
  return read;
}

describe('starting values', () => {
  it('equal to those that are drawn give the same run bit by bit', async () => {
    const drawn = await prepared(TEXT);
    const given = await prepared(from(drawn, drawn.initial));
    expect(given.initial).toEqual(drawn.initial);
    await drawn.trainer.train(100);
    await given.trainer.train(100);
    expect(await given.trainer.state()).toEqual(await drawn.trainer.state());
  });

  it('from a trained network are its weights at step 0', async () => {
    const first = await prepared(TEXT);
    await first.trainer.train(50);
    const state = await first.trainer.state();
    const second = await prepared(from(first, state));
    for (const { name } of first.compiled.parameters) expect(second.initial.get(name)).toEqual(state.get(name));
  });

  it('are single elements that train, while the others are drawn and pins hold', async () => {
    const drawn = await prepared(TEXT);
    const text = `${TEXT}&start=dense1_weight(3,0.5),output_bias(0,-1),dense1_bias(1,2)&pin=dense1_bias(1,0.25)`;
    const { initial, trainer } = await prepared(text);
    const expected = drawn.initial.get('dense1/weight')?.slice().fill(0.5, 3, 4);
    expect(initial.get('dense1/weight')).toEqual(expected);
    expect(initial.get('output/bias')).toEqual(Float32Array.of(-1));
    expect(initial.get('dense1/bias')?.[1]).toBe(0.25);
    await trainer.train(10);
    const state = await trainer.state();
    expect(state.get('dense1/weight')?.[3]).not.toBe(0.5);
    expect(state.get('dense1/bias')?.[1]).toBe(0.25);
  });

  it('are the same in every replica', async () => {
    const members = await prepareMembers(experiment(`${TEXT}&start=dense1_weight(3,0.5)&replicas=3`), readAsset);
    const compiled = compileMembers(members);
    const state = initialStates(members, compiled);
    const weights = [0, 1, 2].map((index) => stateOfMember(state, index, 3).get('dense1/weight') as Float32Array);
    expect(weights.map((values) => values[3])).toEqual([0.5, 0.5, 0.5]);
    expect(new Set(weights.map((values) => values[0])).size).toBe(3);
  });
});
