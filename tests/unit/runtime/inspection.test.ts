import { describe, expect, it } from 'vitest';
import type { State } from '../../../src/compiler/compiled.ts';
import { inputsOfImage } from '../../../src/compiler/data.ts';
import { liveValues } from '../../../src/experiment/index.ts';
import { inputName } from '../../../src/ir/graph.ts';
import { scalar, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import type { Moment } from '../../../src/runtime/divergence.ts';
import { distribute } from '../../../src/runtime/findings/distributions.ts';
import { type ExampleView, type ExampleWish, example } from '../../../src/runtime/findings/example.ts';
import { generated } from '../../../src/runtime/findings/generated.ts';
import { survey } from '../../../src/runtime/findings/landscape.ts';
import { predict } from '../../../src/runtime/findings/predictions.ts';
import { describeProgram } from '../../../src/runtime/findings/program.ts';
import { finish } from '../../../src/runtime/finish.ts';
import type { Look } from '../../../src/runtime/look.ts';
import type { Distribution, Generated, Landscape } from '../../../src/runtime/protocol.ts';
import { lookAt, type Prepared, prepared } from '../../support/experiment.ts';

const mean = (values: ArrayLike<number>) => Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
const normOf = (values: ArrayLike<number>) => Math.sqrt(Array.from(values).reduce((sum, value) => sum + value ** 2, 0));

async function surveyed(look: Look, directions: Landscape['directions']) {
  const search = survey(look, directions);
  for (let batches = 0; ; batches++) {
    const { done, value } = await search.next();
    if (done) return { landscape: value as Landscape, batches };
  }
}

describe('an example', () => {
  const view = async (run: Prepared, wish: ExampleWish) => {
    const { value } = await example.find(lookAt(run), wish).next();
    return value as ExampleView | null;
  };

  it('has the outputs of every layer, those of the last equal to the prediction', async () => {
    const run = await prepared('data=iris&net=dense(4,tanh),dropout(0.5),dense(3,relu)');
    await run.trainer.train(20);
    const { values } = await finish(predict(lookAt(run)));
    const count = run.data.parts.train.count;
    const found = await view(run, { index: count + 2 });
    expect(found?.outputs.map(({ length }) => length)).toEqual([4, 4, 3, 3]);
    expect([...(found?.input ?? [])]).toEqual([...run.data.parts.validation.x.data.subarray(8, 12)].map(Math.fround));
    found?.outputs.at(-1)?.forEach((value, unit) => {
      expect(value).toBeCloseTo(values[3 * (count + 2) + unit] as number, 5);
    });
    expect((await view(run, { input: found?.input ?? new Float32Array() }))?.outputs).toEqual(found?.outputs);
  });

  it('is an image that a person has drawn, prepared like the data', async () => {
    const run = await prepared('data=digits&net=dense(3,relu)&scale=standard');
    const image = Float64Array.from(run.data.preparation?.table.values[1]?.subarray(0, 64) ?? []);
    const found = await view(run, { image });
    expect(found?.of).toEqual({ image });
    expect([...(found?.input ?? [])]).toEqual([...(inputsOfImage(run.data, image) ?? [])]);
    expect(found?.outputs.map(({ length }) => length)).toEqual([3, 10]);
    expect(await view(run, { image: new Float64Array(65) })).toBeNull();
  });

  it('is not found if the data have no such example', async () => {
    const run = await prepared('data=iris&net=none');
    expect(await view(run, { index: 150 })).toBeNull();
    expect(await view(run, { input: new Float32Array(3) })).toBeNull();
  });
});

describe('predictions', () => {
  it('equal those of a forward pass by hand, for every example of every part in order', async () => {
    const run = await prepared('data=circle&net=none&opt=sgd');
    await run.trainer.train(30);
    const { step, values, losses } = await finish(predict(lookAt(run)));
    expect(step).toBe(30);
    const state = await run.trainer.state();
    const weight = state.get('output/weight') as Float32Array;
    const bias = state.get('output/bias')?.[0] as number;
    const examples = (['train', 'validation', 'test'] as const).flatMap((part) => {
      const { x, y, count } = run.data.parts[part];
      return Array.from({ length: count }, (_, row) => ({ x: x.data.subarray(2 * row, 2 * row + 2), y: y.data[row] }));
    });
    expect(values).toHaveLength(examples.length);
    for (const [index, { x, y }] of examples.entries()) {
      const [[x1, x2], [w1, w2]] = [x, weight] as unknown as [[number, number], [number, number]];
      const probability = 1 / (1 + Math.exp(-(w1 * x1 + w2 * x2 + bias)));
      expect(values[index]).toBeCloseTo(probability, 5);
      expect(losses[index]).toBeCloseTo(-Math.log(y === 1 ? probability : 1 - probability), 4);
    }
  });

  it('are exact even where the sigmoid of the engine is not', async () => {
    const run = await prepared('data=circle&net=none&opt=sgd');
    for (const logit of [-30, -20, -17, -12, -5, 0, 5, 12, 20]) {
      const state: State = new Map([
        ['output/weight', new Float32Array(2)],
        ['output/bias', Float32Array.of(logit)],
      ]);
      run.trainer.setState(state, 0);
      const { values, losses, logOdds } = await finish(predict(lookAt(run)));
      expect((values[0] as number) / (1 / (1 + Math.exp(-logit)))).toBeCloseTo(1, 6);
      expect(logOdds?.[0]).toBe(logit);
      const labels = [...run.data.parts.train.labels];
      expect((losses[labels.indexOf(0)] as number) / Math.log1p(Math.exp(logit))).toBeCloseTo(1, 6);
      expect((losses[labels.indexOf(1)] as number) / Math.log1p(Math.exp(-logit))).toBeCloseTo(1, 6);
    }
  });

  it('have the log odds of a class against all others if the output is a softmax', async () => {
    const run = await prepared('data=iris&net=dense(4,tanh)&opt=adam');
    await run.trainer.train(300);
    const { values, logOdds } = await finish(predict(lookAt(run)));
    values.forEach((value, place) => {
      expect(value).toBeCloseTo(1 / (1 + Math.exp(-(logOdds?.[place] as number))), 6);
    });
    expect((await finish(predict(lookAt(await prepared('data=plane&net=none'))))).logOdds).toBeNull();
  });

  it.each([
    'data=iris&net=dense(6,relu),batch_norm,dropout(0.2)&loss=cce&reg=l2(0.1)',
    'data=iris&net=dense(4,tanh)&loss=sparse_cce',
    'data=circle&net=dense(4,tanh),layer_norm&loss=hinge',
    'data=plane&net=dense(3,tanh)&loss=mse',
  ])('have losses whose mean over a part is its loss: %s', async (text) => {
    const run = await prepared(text);
    await run.trainer.train(20);
    const { losses, values } = await finish(predict(lookAt(run)));
    const { train, validation } = run.data.parts;
    const scores = await run.trainer.evaluation.of(['train', 'validation']);
    expect(values).toHaveLength(losses.length * run.data.outputs);
    expect(mean(losses.subarray(0, train.count))).toBeCloseTo(scores.get('train/loss') as number, 4);
    const others = losses.subarray(train.count, train.count + validation.count);
    expect(mean(others)).toBeCloseTo(scores.get('validation/loss') as number, 4);
  });
});

describe('distributions', () => {
  const matches = ({ low, high, counts, mean: middle, deviation, norm }: Distribution, numbers: readonly number[]) => {
    expect(low).toBeCloseTo(Math.min(...numbers), 5);
    expect(high).toBeCloseTo(Math.max(...numbers), 5);
    expect(middle).toBeCloseTo(mean(numbers), 5);
    expect(norm).toBeCloseTo(normOf(numbers), 5);
    expect(deviation).toBeCloseTo(Math.sqrt(mean(numbers.map((number) => (number - mean(numbers)) ** 2))), 5);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(numbers.length);
    const below = (edge: number) => numbers.filter((number) => number < low + (edge / counts.length) * (high - low));
    // Numbers on an edge may fall to either side.
    expect(counts.slice(0, 10).reduce((sum, count) => sum + count, 0)).toBeCloseTo(below(10).length, -0.5);
  };

  it('cover the weights, the changes and gradients of the next step, and every unit', async () => {
    const run = await prepared('data=circle&net=dense(5,tanh),dense(3,relu)&opt=adam');
    await run.trainer.train(40);
    const before = await run.trainer.state();
    const gradients = await run.trainer.nextGradients();
    const { step, layers } = await distribute(lookAt(run));
    expect(step).toBe(40);
    expect(run.trainer.step).toBe(40);
    expect([...(await run.trainer.state())]).toEqual([...before]);
    await run.trainer.train(1);
    const after = await run.trainer.state();

    expect(layers.map(({ key }) => key)).toEqual(['1', '2', 'output']);
    for (const { key, weights, gradients: slopes, updates } of layers) {
      const name = key === 'output' ? key : `dense${key}`;
      const both = (state: State) => ['weight', 'bias'].flatMap((which) => [...(state.get(`${name}/${which}`) ?? [])]);
      const [old, next] = [both(before), both(after)];
      matches(weights as Distribution, old);
      matches(slopes as Distribution, both(gradients));
      const changes = next.map((value, index) => value - (old[index] as number));
      matches(updates as Distribution, changes);
    }

    const { x, count } = run.data.parts.train;
    const weight = before.get('dense1/weight') as Float32Array;
    const bias = before.get('dense1/bias') as Float32Array;
    const outputs = Array.from({ length: 5 }, (_, unit) =>
      Array.from({ length: count }, (_, row) => {
        const [x1, x2] = x.data.subarray(2 * row) as unknown as [number, number];
        return Math.tanh(x1 * (weight[unit] as number) + x2 * (weight[5 + unit] as number) + (bias[unit] as number));
      }),
    );
    const [first] = layers as [(typeof layers)[number]];
    matches(first.activations, outputs.flat());
    outputs.forEach((output, unit) => {
      matches(first.units[unit] as Distribution, output);
    });
  });

  it('are null for the weights of layers that are frozen or have none', async () => {
    const run = await prepared('data=circle&net=dense(3,tanh,freeze=1),dropout(0.5),batch_norm&opt=sgd');
    const { layers } = await distribute(lookAt(run));
    expect(layers.map(({ key, weights, updates }) => [key, weights !== null, updates !== null])).toEqual([
      ['1', false, false],
      ['3', true, true],
      ['output', true, true],
    ]);
  });
});

describe('the loss landscape', () => {
  /** The training loss with its L2 penalty, in float64, at a cell of the plane. */
  function lossAt(
    run: Prepared,
    state: State,
    { x, y, xRange, yRange, origin, size }: Landscape,
    cell: number,
    l2: number,
  ) {
    const right = xRange[0] + (((cell % size) + 0.5) / size) * (xRange[1] - xRange[0]);
    const up = yRange[1] - ((Math.floor(cell / size) + 0.5) / size) * (yRange[1] - yRange[0]);
    const graph = run.compiled.evaluation(['train']);
    const feeds = Object.fromEntries(
      [...state].flatMap(([name, values]) => {
        const shape = run.compiled.state.find((tensor) => tensor.name === name)?.shape;
        return shape ? [[name, tensor(shape, values)]] : [];
      }),
    );
    let offset = 0;
    let penalty = 0;
    for (const { name, shape } of run.compiled.parameters) {
      const values = (state.get(name) as Float32Array).map((_, index) => {
        const at = offset + index;
        return (origin[at] as number) + right * (x[at] as number) + up * (y[at] as number);
      });
      if (name.endsWith('weight')) penalty += l2 * normOf(values) ** 2;
      feeds[name] = tensor(shape, values);
      offset += values.length;
    }
    for (const [name, value] of Object.entries(liveValues(run.spec))) feeds[name] = scalar(value);
    const needed = Object.fromEntries(graph.inputs.map((input) => [inputName(input), feeds[inputName(input)]]));
    return (evaluateGraph(graph, needed as typeof feeds)['train/loss']?.data[0] as number) + penalty;
  }

  /** Trains in pieces and records the moments. */
  async function walk(run: Prepared, pieces: number, steps: number): Promise<Moment[]> {
    const path: Moment[] = [{ state: run.initial, step: 0 }];
    for (let piece = 0; piece < pieces; piece++) {
      await run.trainer.train(steps);
      path.push({ state: await run.trainer.state(), step: run.trainer.step });
    }
    return path;
  }

  it.each([
    ['data=circle&net=dense(4,tanh),dense(3,relu)&opt=adam&reg=l2(0.01)', 0.01],
    ['data=iris&net=dense(5,relu),batch_norm&opt=sgd&seed=3', 0],
  ])('has the training loss in every cell, penalties included: %s', async (text, l2) => {
    const run = await prepared(text);
    const path = await walk(run, 6, 20);
    const state = await run.trainer.state();
    for (const directions of ['random', 'path'] as const) {
      const { landscape, batches } = await surveyed(lookAt(run, path), directions);
      expect(landscape.directions).toBe(directions);
      expect(landscape.step).toBe(120);
      expect(landscape.losses).toHaveLength(landscape.size ** 2);
      expect(batches).toBeGreaterThan(1);
      for (const cell of [0, 7, 300, 544, 1000, 1088]) {
        const expected = lossAt(run, state, landscape, cell, l2);
        expect(Math.abs((landscape.losses[cell] as number) - expected) / expected).toBeLessThan(1e-4);
      }
    }
    expect([...(await run.trainer.state())]).toEqual([...state]);
  });

  it('has orthogonal random directions, with the length of the network unit by unit, which do not move biases', async () => {
    const run = await prepared('data=circle&net=dense(4,tanh),dense(3,relu,freeze=1)&opt=sgd');
    const { landscape } = await surveyed(lookAt(run), 'random');
    const { x, y, origin } = landscape;
    expect(x.reduce((sum, value, index) => sum + value * (y[index] as number), 0)).toBeCloseTo(0, 5);
    let offset = 0;
    for (const { name, shape } of run.compiled.parameters) {
      const units = shape.at(-1) as number;
      const size = shape.reduce((product, length) => product * length, 1);
      for (let unit = 0; unit < units; unit++) {
        const own = (vector: Float32Array) =>
          normOf(vector.slice(offset, offset + size).filter((_, index) => index % units === unit));
        const still = name.endsWith('bias') || name.startsWith('dense2');
        expect(own(x)).toBeCloseTo(still ? 0 : own(origin), 5);
        expect(own(y)).toBeCloseTo(still ? 0 : own(origin), 5);
      }
      offset += size;
    }
    expect([landscape.xRange, landscape.yRange]).toEqual([
      [-1, 1],
      [-1, 1],
    ]);
    // The cell in the middle is the network itself.
    const loss = (await run.trainer.evaluation.of(['train'])).get('train/loss') as number;
    expect(landscape.losses[(landscape.size ** 2 - 1) / 2]).toBeCloseTo(loss, 5);
    expect((await surveyed(lookAt(run), 'random')).landscape).toEqual(landscape);
  });

  it('has the loss of the first examples if all of them would take too long', async () => {
    const run = await prepared('data=fashion_mnist&net=conv2d(8,3,relu)');
    await run.trainer.train(2);
    const { landscape } = await surveyed(lookAt(run), 'random');
    const { examples, isSample, losses, size } = landscape;
    expect([isSample, run.data.parts.train.count]).toEqual([true, 700]);
    const all = await finish(predict(lookAt(run)));
    expect(losses[(size ** 2 - 1) / 2]).toBeCloseTo(mean(all.losses.subarray(0, examples)), 4);
  });

  it('contains the whole path, in the two directions in which it moves furthest', async () => {
    const run = await prepared('data=circle&net=dense(4,tanh)&opt=adam');
    const path = await walk(run, 12, 25);
    const { landscape } = await surveyed(lookAt(run, path), 'path');
    const { x, y, xRange, yRange, origin } = landscape;
    expect(normOf(x)).toBeCloseTo(1, 5);
    expect(normOf(y)).toBeCloseTo(1, 5);
    expect(x.reduce((sum, value, index) => sum + value * (y[index] as number), 0)).toBeCloseTo(0, 5);
    let [whole, seen] = [0, 0];
    for (const { state } of path) {
      const away = run.compiled.parameters
        .flatMap(({ name }) => [...(state.get(name) as Float32Array)])
        .map((value, index) => value - (origin[index] as number));
      const [across, up] = [x, y].map((axis) =>
        axis.reduce((sum, value, index) => sum + value * (away[index] as number), 0),
      ) as [number, number];
      expect(across).toBeGreaterThan(xRange[0]);
      expect(across).toBeLessThan(xRange[1]);
      expect(up).toBeGreaterThan(yRange[0]);
      expect(up).toBeLessThan(yRange[1]);
      whole += normOf(away) ** 2;
      seen += across ** 2 + up ** 2;
    }
    expect(seen / whole).toBeGreaterThan(0.95);
    expect(seen).toBeLessThanOrEqual(whole * 1.0001);
  });

  it('does not exist for a path with fewer than three moments, or along a line', async () => {
    const run = await prepared('data=circle&net=dense(3,tanh)&opt=sgd');
    const start = { state: run.initial, step: 0 };
    expect((await surveyed(lookAt(run, []), 'path')).landscape).toBeNull();
    await run.trainer.train(10);
    expect((await surveyed(lookAt(run, [start]), 'path')).landscape).toBeNull();
    expect((await surveyed(lookAt(run, [start, { ...start, step: 5 }]), 'path')).landscape).toBeNull();
  });

  it('shows a perceptron of one weight over its bias', async () => {
    const run = await prepared('data=plane&features=x1&net=none&opt=sgd');
    const { landscape } = await surveyed(lookAt(run), 'random');
    expect(landscape.directions).toBe('random');
    expect(landscape.losses.every(Number.isFinite)).toBe(true);
    expect(Math.abs((landscape.x[0] as number) * (landscape.y[1] as number))).toBeGreaterThan(0);
  });
});

describe('the program of a step', () => {
  it.each([
    'data=circle&net=dense(4,tanh)&opt=sgd',
    'data=iris&net=dense(4,relu)&opt=adam&schedule=cosine&reg=l2,clip_norm',
  ])('distinguishes forward, backward and update: %s', async (text) => {
    const { compiled } = await prepared(text);
    const { nodes, outputs } = describeProgram(compiled.training.step);
    const known = new Set<number>();
    for (const { id, inputs } of nodes) {
      expect(inputs.every((input) => known.has(input))).toBe(true);
      known.add(id);
    }
    const phases = (wanted: (node: (typeof nodes)[number]) => boolean) =>
      nodes.filter(wanted).map(({ phase }) => phase);
    expect(new Set(phases(() => true))).toEqual(new Set(['forward', 'backward', 'update']));
    expect(new Set(phases(({ op }) => op === 'tanh' || op === 'relu'))).toEqual(new Set(['forward']));
    expect(new Set(phases(({ name }) => name?.startsWith('opt/') === true))).toEqual(new Set(['update']));
    for (const id of Object.values(outputs)) expect(nodes.find((node) => node.id === id)?.phase).toBe('update');
    // A step goes forward, then backward, and then changes the parameters.
    const rank = { forward: 0, backward: 1, update: 2 };
    for (const { inputs, phase, op } of nodes) {
      if (op === 'constant') continue;
      for (const input of inputs) {
        const from = nodes.find(({ id }) => id === input);
        if (from && from.op !== 'constant' && from.op !== 'input')
          expect(rank[from.phase]).toBeLessThanOrEqual(rank[phase]);
      }
    }
  });
});

describe('generated examples', () => {
  it('come with the answers of the discriminator to them and to real ones', async () => {
    const run = await prepared('data=circle&task=gan&loss=least_squares');
    await run.trainer.train(50);
    const { value } = await generated.find(lookAt(run), true).next();
    const found = value as Generated;
    const scores = await run.trainer.evaluation.of(['train']);
    expect(found.judged).toHaveLength(400);
    // The scores compare as many generated examples as there are training examples.
    const count = Math.min(400, run.data.parts.train.count);
    const [answers, loss] = [found.judged.subarray(0, count), scores.get('train/generatorLoss') as number];
    expect(mean(answers.map((answer) => (answer - 1) ** 2 / 2))).toBeCloseTo(loss, 5);
    const real = (await finish(predict(lookAt(run)))).values.subarray(0, count);
    expect(found.judgedReal).toBeCloseTo(mean(real), 5);
    expect(found.pull).toBeGreaterThan(0);
  });

  it('are not found without a generator', async () => {
    const run = await prepared('data=circle');
    expect((await generated.find(lookAt(run), true).next()).value).toBeNull();
  });
});
