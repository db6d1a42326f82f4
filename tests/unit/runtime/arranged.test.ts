import { describe, expect, it } from 'vitest';
import { keyed, type LayerSpec, layer, withLayers } from '../../../src/experiment/index.ts';
import { experiment } from '../../support/experiment.ts';
import { startRun } from '../../support/run.ts';

const TEXT = 'data=circle&net=dense(4,tanh),dense(4,relu)&opt=adam&provider=wasm';
const STEPS = 30;

/** A trained run, before and after its layers were rearranged: the numbers of every parameter, by name. */
async function rearranged(text: string, arrange: (layers: readonly LayerSpec[]) => readonly LayerSpec[]) {
  const run = startRun();
  const spec = experiment(text);
  await run.load(text);
  run.send({ type: 'step', steps: STEPS });
  await run.until(() => run.frame().step === STEPS && run.status().status === 'paused');
  const before = parameters(run);
  const frames = run.all('frame').length;
  run.send({ type: 'experiment', spec: withLayers(spec, arrange(keyed(spec.layers)), () => 'new').spec });
  await run.until(() => run.all('frame').length > frames && run.status().status !== 'loading');
  return { run, before, after: parameters(run) };
}

function parameters(run: ReturnType<typeof startRun>): Record<string, number[]> {
  const { parameters: numbers } = run.frame();
  const view = run.view();
  return Object.fromEntries(
    (view?.parameters ?? []).map(({ name, shape, offset }) => [
      name,
      [...numbers.subarray(offset, offset + shape.reduce((size, length) => size * length, 1))],
    ]),
  );
}

describe('a run whose layers are rearranged', () => {
  it('keeps the weights of all layers after an insertion, and its step', async () => {
    const { run, before, after } = await rearranged(TEXT, ([first, ...rest]) => [
      first as LayerSpec,
      layer('dense', { units: 4 }),
      ...rest,
    ]);
    expect(run.frame().step).toBe(STEPS);
    expect(after['dense1/weight']).toEqual(before['dense1/weight']);
    expect(after['dense3/weight']).toEqual(before['dense2/weight']);
    expect(after['output/bias']).toEqual(before['output/bias']);
    expect(after['dense2/weight']).not.toEqual(before['dense2/weight']);
  });

  it('exchanges the weights of two layers that change places, as far as their shapes fit', async () => {
    const { before, after } = await rearranged('data=circle&net=dense(2,tanh),dense(2,tanh)&provider=wasm', (layers) =>
      layers.toReversed(),
    );
    expect(after['dense1/weight']).toEqual(before['dense2/weight']);
    expect(after['dense2/weight']).toEqual(before['dense1/weight']);
    expect(after['output/weight']).toEqual(before['output/weight']);
  });

  it('draws only the weights whose shape changes when a layer is removed', async () => {
    const { run, before, after } = await rearranged(
      'data=circle&net=dense(3,tanh),dense(5,tanh),dense(4,tanh)&provider=wasm',
      (layers) => layers.toSpliced(1, 1),
    );
    expect(run.frame().step).toBe(STEPS);
    expect(after['dense1/weight']).toEqual(before['dense1/weight']);
    expect(after['dense2/weight']).toHaveLength(12);
    expect(after['dense2/bias']).toEqual(before['dense3/bias']);
  });

  it('goes back to its snapshots with the layers that it had then', async () => {
    const { run, before, after } = await rearranged(TEXT, (layers) => [...layers, layer('dropout')]);
    expect(after).toEqual(before);
    run.send({ type: 'restore', step: 0 });
    await run.until(() => run.frame().step === 0);
    const fresh = startRun();
    await fresh.load(TEXT);
    expect(parameters(run)).toEqual(parameters(fresh));
  });

  it('trains every replica further', async () => {
    const { run, before, after } = await rearranged(`${TEXT}&replicas=3`, (layers) => [
      layer('dense', { units: 2 }),
      ...layers,
    ]);
    expect(after['dense3/weight']).toEqual(before['dense2/weight']);
    run.send({ type: 'step', steps: STEPS });
    await run.until(() => run.frame().step === 2 * STEPS && run.status().status === 'paused');
    expect(run.frame().replicas?.values['train/loss'].every(Number.isFinite)).toBe(true);
  });

  it('starts over if a shape changes in another way', async () => {
    const { run } = await rearranged(TEXT, (layers) =>
      layers.map((one) => ({ ...one, args: { ...one.args, units: 5 } })),
    );
    expect(run.frame().step).toBe(0);
  });
});
