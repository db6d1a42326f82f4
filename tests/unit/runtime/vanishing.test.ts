import { describe, expect, it } from 'vitest';
import { initialStates } from '../../../src/compiler/replicas.ts';
import { entryOf, idsOf } from '../../../src/experiment/index.ts';
import { SMALLEST_NORMAL } from '../../../src/math/float32.ts';
import { Trainer } from '../../../src/runtime/trainer.ts';
import { letVanish, nextVanishing } from '../../../src/runtime/vanishing.ts';
import { prepared } from '../../support/experiment.ts';
import { wasm } from '../../support/ort.ts';

const isSubnormal = (number: number) => number !== 0 && Math.abs(number) < SMALLEST_NORMAL;

/** The optimizers with a memory whose tiny numbers may become 0. */
const vanishing = idsOf('optimizers').filter((id) =>
  Object.values(entryOf('optimizers', id).slots).some(({ mayVanish }) => mayVanish),
);

/** Its gradient is exactly 0 as soon as all examples are beyond the margin. */
const separable = (optimizer: string) =>
  `data=gaussian(noise=0.05)&net=dense(8,relu)&loss=hinge&opt=${optimizer}&batch=5`;

/** The state of an experiment after as many steps as it takes until tiny numbers become 0 for the second time. */
async function statesOf(text: string, mayVanish: boolean) {
  const { compiled, spec, data } = await prepared(text);
  const state = compiled.state.map((tensor) => (mayVanish ? tensor : { ...tensor, mayVanish: false }));
  const members = [{ spec, data }];
  const trainer = new Trainer(await wasm, { ...compiled, state }, members);
  trainer.setState(initialStates(members, compiled), 0);
  await trainer.train(nextVanishing(nextVanishing(0)));
  const after = await trainer.state();
  await trainer.dispose();
  const parameters = compiled.parameters.map(({ name }) => after.get(name) as Float32Array);
  const memory = [...after].filter(([name]) => !compiled.parameters.some((parameter) => parameter.name === name));
  return { parameters, memory: memory.flatMap(([, values]) => [...values]) };
}

describe('tiny numbers in the memory of an optimizer', () => {
  it('become 0 at steps that do not depend on how a run is divided', () => {
    expect(nextVanishing(0)).toBe(2520);
    expect(nextVanishing(2519)).toBe(2520);
    expect(nextVanishing(2520)).toBe(5040);
  });

  it('are those below the normal numbers of float32', () => {
    const numbers = Float32Array.of(1, SMALLEST_NORMAL, SMALLEST_NORMAL / 2, -1e-45, -SMALLEST_NORMAL, Number.NaN);
    letVanish(numbers);
    expect([...numbers]).toEqual([1, SMALLEST_NORMAL, 0, 0, -SMALLEST_NORMAL, Number.NaN]);
  });

  it.each(vanishing)('do not change the parameters with %s', async (optimizer) => {
    const [vanished, kept] = [await statesOf(separable(optimizer), true), await statesOf(separable(optimizer), false)];
    expect(vanished.memory.filter(isSubnormal)).toEqual([]);
    expect(vanished.parameters).toEqual(kept.parameters);
  });

  it('would otherwise be there', async () => {
    expect((await statesOf(separable('adam'), false)).memory.some(isSubnormal)).toBe(true);
  });

  it('stay in the memory of Lion, which uses their sign', () => {
    expect(vanishing).not.toContain('lion');
  });
});
