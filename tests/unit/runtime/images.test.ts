import { describe, expect, it } from 'vitest';
import { initialState } from '../../../src/compiler/initial.ts';
import { buildExample, buildSaliency } from '../../../src/compiler/inspection.ts';
import { liveValues } from '../../../src/experiment/index.ts';
import { scalar, type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { type Excitation, search } from '../../../src/runtime/findings/excitation.ts';
import { differentiate } from '../../../src/runtime/findings/gradients.ts';
import { predict } from '../../../src/runtime/findings/predictions.ts';
import { differentiateInput } from '../../../src/runtime/findings/saliency.ts';
import { displace, type Shifts } from '../../../src/runtime/findings/shifts.ts';
import { measure, type Tolerance } from '../../../src/runtime/findings/tolerance.ts';
import { finish } from '../../../src/runtime/finish.ts';
import type { Look } from '../../../src/runtime/look.ts';
import { lookAt, prepared } from '../../support/experiment.ts';
import { startRun } from '../../support/run.ts';

const CONVOLUTIONS = 'data=digits&net=conv2d(4,3,relu),max_pool(2),conv2d(6,3,tanh)';

/** The result of a search, and the number of its pieces. */
async function found<T>(search: AsyncGenerator<void, T>): Promise<{ readonly value: T; readonly pieces: number }> {
  for (let pieces = 1; ; pieces++) {
    const { done, value } = await search.next();
    if (done) return { value, pieces };
  }
}

/** The feeds of a graph of one example in float64. */
function feedsOf({ spec, data, compiled }: Awaited<ReturnType<typeof prepared>>): Record<string, Tensor> {
  const state = initialState(spec, compiled);
  return {
    ...Object.fromEntries(compiled.state.map(({ name, shape }) => [name, tensor(shape, state.get(name) ?? [])])),
    ...Object.fromEntries(Object.entries(liveValues(spec)).map(([name, value]) => [name, scalar(value)])),
    // At the background, which is 0, a rectifier has a kink.
    x: tensor(
      [1, data.features.length],
      data.parts.train.x.data.slice(0, data.features.length).map((value, index) => value + 0.1 * Math.sin(index + 1)),
    ),
  };
}

describe('saliency', () => {
  it.each([
    'data=digits&net=conv2d(3,3,tanh),avg_pool(2),conv2d(4,3,tanh)',
    'data=digits&net=conv2d(3,3,relu),max_pool(2)',
    'data=digits&net=none',
    'data=iris&net=dense(4,tanh),batch_norm',
  ])('is the slope of the logit by finite differences in float64: %s', async (text) => {
    const run = await prepared(text);
    const feeds = feedsOf(run);
    const { outputs, features } = run.data;
    const graph = buildSaliency({ spec: run.spec, data: run.data });
    const direction = tensor(
      [1, outputs],
      Array.from({ length: outputs }, (_, unit) => (unit === 2 ? 1 : 0)),
    );
    const logitAt = (x: Tensor) =>
      (evaluateGraph(graph, { ...feeds, x, direction }).logits as Tensor).data[2] as number;
    const { saliency } = evaluateGraph(graph, { ...feeds, direction }) as { readonly saliency: Tensor };
    const step = 1e-5;
    for (let input = 0; input < features.length; input += 5) {
      const moved = (by: number) => {
        const x = feeds.x as Tensor;
        return logitAt(
          tensor(
            x.shape,
            x.data.map((value, index) => (index === input ? value + by : value)),
          ),
        );
      };
      expect(saliency.data[input]).toBeCloseTo((moved(step) - moved(-step)) / (2 * step), 5);
    }
  });

  it('of the predicted class is found on the engine, and of any other on request', async () => {
    const run = await prepared(CONVOLUTIONS);
    await run.trainer.train(40);
    const of = { index: run.data.parts.train.count };
    const predicted = await differentiateInput(lookAt(run), { of, label: null });
    const { values } = await finish(predict(lookAt(run)));
    const own = [...values.subarray(10 * of.index, 10 * of.index + 10)];
    expect(predicted?.label).toBe(own.indexOf(Math.max(...own)));
    const other = await differentiateInput(lookAt(run), { of, label: 3 });
    expect(other?.label).toBe(3);
    expect(other?.gradient).toHaveLength(64);
    expect(other?.gradient).not.toEqual(predicted?.gradient);
    expect(await differentiateInput(lookAt(run), { of: { index: 1e6 }, label: null })).toBeNull();
  });

  it('of the first of two classes is the negative of that of the second', async () => {
    const run = await prepared('data=circle&net=dense(4,tanh)');
    const of = { index: 0 };
    const [zero, one] = [
      await differentiateInput(lookAt(run), { of, label: 0 }),
      await differentiateInput(lookAt(run), { of, label: 1 }),
    ];
    expect(zero?.value).toBe(-(one?.value ?? 0));
    expect(zero?.gradient).toEqual(one?.gradient.map((slope) => -slope));
    const either = await differentiateInput(lookAt(run), { of, label: null });
    expect(either?.value).toBeGreaterThanOrEqual(0);
  });

  it('of a regression is that of the output, in the unit of the target', async () => {
    const run = await prepared('data=diabetes&net=none&scale=standard');
    const { factor, offset } = run.data.targetScale;
    expect(factor).not.toBe(1);
    const result = await differentiateInput(lookAt(run), { of: { index: 0 }, label: null });
    const weights = (await run.trainer.state()).get('output/weight') ?? [];
    expect(result?.gradient).toHaveLength(weights.length);
    result?.gradient.forEach((slope, input) => {
      expect(slope * factor).toBeCloseTo(weights[input] as number, 4);
    });
    const { values } = await finish(predict(lookAt(run)));
    expect(result?.value).toBeCloseTo((values[0] as number) / factor + offset, 2);
  });
});

describe('gradients', () => {
  it('are those of the next step, in the layout of the parameters', async () => {
    const run = await prepared('data=digits&net=conv2d(4,3,relu),dense(5,relu,freeze=yes)&opt=sgd(lr=0.1)&batch=16');
    const look = lookAt(run);
    const { values, step } = await differentiate(look);
    expect(step).toBe(0);
    const before = await run.trainer.state();
    const after = await run.trainer.peek();
    let offset = 0;
    for (const { name, frozen } of run.compiled.parameters) {
      const own = before.get(name) as Float32Array;
      own.forEach((value, index) => {
        const gradient = values[offset + index] as number;
        if (frozen) expect(gradient).toBeNaN();
        else expect(value - 0.1 * gradient).toBeCloseTo(after.get(name)?.[index] as number, 5);
      });
      offset += own.length;
    }
    expect(values).toHaveLength(offset);
  });
});

describe('the examples that excite a unit most', () => {
  const excitation = async (look: Look, layer: number) =>
    (await found(search(look, { layer }))) as { value: Excitation; pieces: number };

  it.each([
    [0, 64],
    [1, 16],
    [3, 1],
  ])('are those with the largest values of layer %i anywhere in its map', async (layer, positions) => {
    const run = await prepared(`${CONVOLUTIONS}&seed=3`);
    await run.trainer.train(10);
    const { value: result, pieces } = await excitation(lookAt(run), layer);
    expect(result.examples).toBe(500);
    expect(pieces).toBeGreaterThan(5);
    const graph = buildExample({ spec: run.spec, data: run.data });
    const { name, units } = run.compiled.layers[layer] as { name: string; units: number };
    expect(result.units).toHaveLength(units);
    const [first] = result.units[1] as Excitation['units'][number];
    expect((result.units[1] as Excitation['units'][number]).map(({ value }) => value)).toEqual(
      (result.units[1] ?? []).map(({ value }) => value).toSorted((a, b) => b - a),
    );
    let largest = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < 500; index++) {
      const x = Float32Array.from(run.data.parts.train.x.data.subarray(64 * index, 64 * index + 64));
      const feeds = new Map([['x', { shape: [1, 64], data: x }]]);
      const output = (await run.trainer.infer('example', () => graph, { feeds })).get(name) as Float32Array;
      const own = output.subarray(positions, 2 * positions);
      largest = Math.max(largest, ...own);
      if (index === first?.index) expect(own[first.position]).toBeCloseTo(first.value, 5);
    }
    expect(first?.value).toBeCloseTo(largest, 5);
  });

  it('are none if no value is a finite number, and there is no such layer', async () => {
    const run = await prepared('data=digits&net=dense(3,relu)');
    const state = new Map([...(await run.trainer.state())].map(([name, of]) => [name, of.map(() => Number.NaN)]));
    run.trainer.setState(state, 0);
    const { value } = await excitation(lookAt(run), 0);
    expect(value.units).toEqual([[], [], []]);
    expect((await excitation(lookAt(run), 7)).value).toBeNull();
  });
});

describe('an image that is moved', () => {
  it('has the prediction of the example where it is not moved, and pixel by pixel elsewhere', async () => {
    const run = await prepared(`${CONVOLUTIONS}&scale=standard`);
    await run.trainer.train(20);
    const { values } = await finish(predict(lookAt(run)));
    const { value } = (await found(displace(lookAt(run), { index: 5 }))) as { value: Shifts };
    expect(value.reach).toEqual({ right: 4, down: 4 });
    expect(value.outputs).toHaveLength(9 * 9 * 10);
    const middle = value.outputs.subarray(10 * 40, 10 * 41);
    middle.forEach((output, unit) => {
      expect(output).toBeCloseTo(values[50 + unit] as number, 5);
    });
    expect([...value.outputs.subarray(0, 10)]).not.toEqual([...middle]);
  });

  it('is not found if the inputs are no image', async () => {
    expect((await found(displace(lookAt(await prepared('data=iris')), { index: 5 }))).value).toBeNull();
    const some = await prepared('data=digits&features=p10,p20');
    expect((await found(displace(lookAt(some), { index: 5 }))).value).toBeNull();
  });
});

describe('tolerance of displacement', () => {
  const measured = async (look: Look, wish: 'alone' | 'rival') => (await found(measure(look, wish))).value as Tolerance;

  it('starts at the accuracy on the examples, and falls with the distance', async () => {
    const run = await prepared(CONVOLUTIONS);
    await run.trainer.train(200);
    const { networks, examples, part } = await measured(lookAt(run), 'alone');
    expect([networks.length, examples, part]).toEqual([1, 200, 'validation']);
    const { values } = await finish(predict(lookAt(run)));
    const { train, validation } = run.data.parts;
    let right = 0;
    for (let index = 0; index < 200; index++) {
      const outputs = [...values.subarray(10 * (train.count + index), 10 * (train.count + index + 1))];
      if (outputs.indexOf(Math.max(...outputs)) === validation.labels[index]) right++;
    }
    const [own] = networks;
    expect(own?.scores[0]).toBe(right / 200);
    expect(own?.scores).toHaveLength(5);
    expect(own?.scores[4]).toBeLessThan(own?.scores[0] as number);
  });

  it('has a dense rival of about the same size that trains for as many steps, and continues', async () => {
    const run = await prepared(CONVOLUTIONS);
    await run.trainer.train(50);
    const { networks } = await measured(lookAt(run), 'rival');
    const [own, rival] = networks;
    expect(rival?.net).toMatch(/^dense\(\d+,relu\)$/);
    expect(rival?.step).toBe(50);
    expect(Math.abs((rival?.parameters as number) / (own?.parameters as number) - 1)).toBeLessThan(0.1);
    await run.trainer.train(50);
    const later = await measured(lookAt(run), 'rival');
    expect(later.networks[1]?.step).toBe(100);
    // The same as if it had trained alone.
    const alone = await prepared(`data=digits&net=${rival?.net}`);
    await alone.trainer.train(100);
    const { networks: single } = await measured(lookAt(alone), 'alone');
    expect(later.networks[1]?.scores).toEqual(single[0]?.scores);
    run.trainer.setState(run.initial, 0);
    expect((await measured(lookAt(run), 'rival')).networks[1]?.step).toBe(0);
    await run.trainer.dispose();
  });
});

it('a run of several replicas reports all of it about the shown one, and again after training', async () => {
  const run = startRun();
  await run.load('data=digits&net=conv2d(2,3,relu),max_pool(2)&replicas=2');
  const of = { index: 3 };
  run.send({
    type: 'watch',
    watch: { gradients: true, saliency: { of, label: null }, shifts: of, excitation: { layer: 1 }, tolerance: 'rival' },
  });
  const steps = () =>
    (['gradients', 'saliency', 'shifts', 'excitation', 'tolerance'] as const).map(
      (subject) => run.found(subject).at(-1)?.step,
    );
  await run.until(() => steps().every((step) => step === 0));
  run.send({ type: 'step', steps: 5 });
  await run.until(() => steps().every((step) => step === 5));
  expect(
    run
      .found('tolerance')
      .at(-1)
      ?.networks.map(({ step }) => step),
  ).toEqual([5, 5]);
  expect(run.found('excitation').at(-1)?.units).toHaveLength(2);
});
