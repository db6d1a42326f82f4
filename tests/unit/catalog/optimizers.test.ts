import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { biasCorrection } from '../../../src/catalog/optimizers/bias_correction.ts';
import type { OptimizerDef } from '../../../src/catalog/optimizers/definition.ts';
import { optimizers } from '../../../src/catalog/optimizers/index.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import { scalar, type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { runGraph } from '../../support/ort.ts';

type Id = keyof typeof optimizers;
type Hyper = Readonly<Record<string, number>>;
/** The gradient at some parameters, in step 1, 2, … */
type Gradient = (w: readonly number[], step: number) => number[];

const STEPS = 50;
const START = [1, -2, 0.5, 3];

/** A bowl that is much steeper along some axes than along others, with noise like that of mini-batches. */
const curvatures = [20, 2, 0.2, 0.02];
const bottom = [2, -3, 1.5, 5];
const random = randomStream(5, 'gradient noise');
const noise = Array.from({ length: STEPS }, () => START.map(() => random.normal(0, 0.3)));
const bowl: Gradient = (w, step) =>
  w.map((value, i) => at(curvatures, i) * (value - at(bottom, i)) + at(noise[step - 1] as number[], i));

const at = (values: ArrayLike<number>, index: number) => values[index] as number;

/** The parameters after every step of our optimizer, in float64. */
function ours(id: Id, hyper: Hyper, gradient: Gradient, start = START, steps = STEPS, initial: Hyper = {}): number[][] {
  const optimizer: OptimizerDef = optimizers[id];
  const builder = new GraphBuilder();
  const shape = [start.length];
  const vector = (name: string) => builder.input(name, float32(shape));
  const { parameter, slots } = optimizer.update({
    parameter: vector('parameter'),
    gradient: vector('gradient'),
    slots: Object.fromEntries(Object.keys(optimizer.slots).map((name) => [name, vector(name)])),
    step: builder.input('step', float32([])),
    hyper: Object.fromEntries(Object.keys(optimizer.hyper).map((name) => [name, builder.input(name, float32([]))])),
  });
  const graph = finishGraph({ parameter, ...slots });
  const constants = Object.fromEntries(
    Object.entries(optimizer.hyper).map(([name, { default: usual }]) => [name, scalar(hyper[name] ?? usual)]),
  );
  let state: Record<string, Tensor> = { parameter: tensor(shape, start) };
  for (const [name, slot] of Object.entries(optimizer.slots)) {
    state[name] = tensor(
      shape,
      start.map(() => initial[name] ?? slot.initial),
    );
  }
  return Array.from({ length: steps }, (_, index) => {
    const w = [...(state.parameter as Tensor).data];
    const step = index + 1;
    state = evaluateGraph(graph, {
      ...constants,
      ...state,
      gradient: tensor(shape, gradient(w, step)),
      step: scalar(step),
    });
    return [...(state.parameter as Tensor).data];
  });
}

function expectClose(actual: readonly number[][], expected: readonly number[][], tolerance: number): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((parameters, index) => {
    parameters.forEach((value, place) => {
      const other = at(expected[index] as number[], place);
      expect(Math.abs(value - other), `step ${index + 1}, parameter ${place}`).toBeLessThanOrEqual(
        tolerance * Math.abs(other),
      );
    });
  });
}

describe(`${STEPS} steps against TensorFlow.js`, () => {
  beforeAll(() => tf.setBackend('cpu'));

  type Weight = Awaited<ReturnType<tf.Optimizer['getWeights']>>[number];
  type Prepare = (optimizer: tf.Optimizer, gradient: readonly number[], step: number) => Promise<void>;

  async function theirs(optimizer: tf.Optimizer, prepare?: Prepare): Promise<number[][]> {
    const variable = tf.variable(tf.tensor1d(START));
    const path: number[][] = [];
    for (let step = 1; step <= STEPS; step++) {
      const gradient = bowl([...variable.dataSync()], step);
      await prepare?.(optimizer, gradient, step);
      optimizer.applyGradients({ [variable.name]: tf.tensor1d(gradient) });
      path.push([...variable.dataSync()]);
    }
    return path;
  }

  it.each<[Id, string, Hyper, () => tf.Optimizer, Hyper]>([
    ['sgd', 'the same', { lr: 0.05 }, () => tf.train.sgd(0.05), {}],
    ['momentum', 'the same', { lr: 0.02, beta: 0.9 }, () => tf.train.momentum(0.02, 0.9), {}],
    ['nesterov', 'useNesterov', { lr: 0.02, beta: 0.9 }, () => tf.train.momentum(0.02, 0.9, true), {}],
    // There ε = 1e-7 is fixed and inside the root, where G = 0.1 hides it.
    ['adagrad', 'G from 0.1', { lr: 0.3 }, () => tf.train.adagrad(0.3, 0.1), { sum: 0.1 }],
    // There ε is inside the root; 1e-12 is too small to matter in either place.
    ['rmsprop', 'tiny ε', { lr: 0.03, rho: 0.9, epsilon: 1e-12 }, () => tf.train.rmsprop(0.03, 0.9, 0, 1e-12), {}],
    [
      'adam',
      'ε outside',
      { lr: 0.03, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
      () => tf.train.adam(0.03, 0.9, 0.999, 1e-7),
      {},
    ],
    [
      'adam',
      'ε outside, large',
      { lr: 0.03, beta1: 0.8, beta2: 0.99, epsilon: 0.1 },
      () => tf.train.adam(0.03, 0.8, 0.99, 0.1),
      {},
    ],
  ])('%s (%s)', async (id, _what, hyper, other, initial) => {
    expectClose(ours(id, hyper, bowl, START, STEPS, initial), await theirs(other()), 1e-4);
  });

  it('adadelta (v passed on, ε inside both roots)', async () => {
    // TensorFlow.js 4 divides by the average v from before the step. The paper's v contains the gradient, so the test
    // passes that.
    const [rho, epsilon] = [0.9, 1e-3];
    let v = START.map(() => 0);
    const other = tf.train.adadelta(1, rho, epsilon);
    const path = await theirs(other, async (optimizer, gradient, step) => {
      v = v.map((value, i) => rho * value + (1 - rho) * at(gradient, i) ** 2);
      const [iterations, , u] = await optimizer.getWeights();
      await optimizer.setWeights([
        iterations as Weight,
        { name: 'v', tensor: tf.tensor1d(v) },
        { name: 'u', tensor: step === 1 ? tf.zeros([START.length]) : (u as Weight).tensor.clone() },
      ]);
    });
    expectClose(ours('adadelta', { lr: 1, rho, epsilon }, bowl), path, 1e-4);
  });
});

const set = { lr: 0.03, beta1: 0.9, beta2: 0.99, rho: 0.95, epsilon: 1e-3, weight_decay: 0.2 };

/** Each keeps its memory in its own arrays and moves `w` like the pseudo-code of its paper. */
const papers: Record<string, (w: number[], hyper: typeof set) => (g: number[], t: number) => void> = {
  adadelta(w, { rho, epsilon }) {
    const [squares, steps] = [w.map(() => 0), w.map(() => 0)];
    const rms = (x: number) => Math.sqrt(x + epsilon);
    const average = (old: number, x: number) => rho * old + (1 - rho) * x ** 2;
    return (g) =>
      w.forEach((_, i) => {
        squares[i] = average(at(squares, i), at(g, i));
        const step = (-rms(at(steps, i)) / rms(at(squares, i))) * at(g, i);
        steps[i] = average(at(steps, i), step);
        w[i] = at(w, i) + step;
      });
  },
  adamw(w, { lr, beta1, beta2, epsilon, weight_decay: decay }) {
    const [m, v] = [w.map(() => 0), w.map(() => 0)];
    return (g, t) =>
      w.forEach((old, i) => {
        m[i] = beta1 * at(m, i) + (1 - beta1) * at(g, i);
        v[i] = beta2 * at(v, i) + (1 - beta2) * at(g, i) ** 2;
        const mHat = at(m, i) / (1 - beta1 ** t);
        const vHat = at(v, i) / (1 - beta2 ** t);
        w[i] = old - lr * (mHat / (Math.sqrt(vHat) + epsilon) + decay * old);
      });
  },
  nadam(w, { lr, beta1, beta2, epsilon }) {
    const [m, v] = [w.map(() => 0), w.map(() => 0)];
    let product = 1;
    return (g, t) => {
      product *= beta1;
      w.forEach((old, i) => {
        m[i] = beta1 * at(m, i) + (1 - beta1) * at(g, i);
        v[i] = beta2 * at(v, i) + (1 - beta2) * at(g, i) ** 2;
        const gHat = at(g, i) / (1 - product);
        const mHat = at(m, i) / (1 - product * beta1);
        const vHat = at(v, i) / (1 - beta2 ** t);
        w[i] = old - (lr * (beta1 * mHat + (1 - beta1) * gHat)) / (Math.sqrt(vHat) + epsilon);
      });
    };
  },
  amsgrad(w, { lr, beta1, beta2, epsilon }) {
    const [m, v, peak] = [w.map(() => 0), w.map(() => 0), w.map(() => 0)];
    return (g) =>
      w.forEach((old, i) => {
        m[i] = beta1 * at(m, i) + (1 - beta1) * at(g, i);
        v[i] = beta2 * at(v, i) + (1 - beta2) * at(g, i) ** 2;
        peak[i] = Math.max(at(peak, i), at(v, i));
        w[i] = old - (lr * at(m, i)) / (Math.sqrt(at(peak, i)) + epsilon);
      });
  },
  lion(w, { lr, beta1, beta2, weight_decay: decay }) {
    const m = w.map(() => 0);
    return (g) =>
      w.forEach((old, i) => {
        const c = beta1 * at(m, i) + (1 - beta1) * at(g, i);
        w[i] = old - lr * (Math.sign(c) + decay * old);
        m[i] = beta2 * at(m, i) + (1 - beta2) * at(g, i);
      });
  },
};

describe(`${STEPS} steps against the pseudo-code of the papers, where TensorFlow.js lacks the optimizer or differs`, () => {
  it.each<[Id, typeof set]>([
    ['adadelta', { ...set, lr: 1 }],
    ['adamw', set],
    ['nadam', set],
    ['amsgrad', set],
    ['lion', set],
  ])('%s', (id, hyper) => {
    const w = [...START];
    const step = (papers[id] as (typeof papers)[string])(w, hyper);
    const expected = Array.from({ length: STEPS }, (_, index) => {
      step(bowl(w, index + 1), index + 1);
      return [...w];
    });
    expectClose(ours(id, hyper, bowl), expected, 1e-9);
    expect(Math.max(...w.map((value, i) => Math.abs(value - at(START, i))))).toBeGreaterThan(0.1);
  });
});

describe('two steps by hand, from w = 1', () => {
  const two = (id: Id, hyper: Hyper, gradients: readonly number[]) =>
    ours(id, { epsilon: 0, ...hyper }, (_w, step) => [at(gradients, step - 1)], [1], 2).flat();
  const betas = { lr: 0.1, beta1: 0.5, beta2: 0.75 };

  function expectPath(path: readonly number[], first: number, second: number): void {
    expect(path[0]).toBeCloseTo(first, 12);
    expect(path[1]).toBeCloseTo(second, 12);
  }

  it('adadelta', () => {
    // g = 2: v = ½·0 + ½·4 = 2, Δ = 2·√(0 + 2)/√(2 + 2) = √2, u = ½·0 + ½·2 = 1
    const first = 1 - Math.SQRT2;
    // g = 2: v = ½·2 + ½·4 = 3, Δ = 2·√(1 + 2)/√(3 + 2)
    const second = first - 2 * Math.sqrt(3 / 5);
    expectPath(two('adadelta', { lr: 1, rho: 0.5, epsilon: 2 }, [2, 2]), first, second);
  });

  it('adamw', () => {
    // g = 2: m = ½·0 + ½·2 = 1, m̂ = 1/(1 − ½) = 2, v = ¾·0 + ¼·4 = 1, v̂ = 1/(1 − ¾) = 4, step 2/√4 = 1, decay ½·1
    const first = 1 - 0.1 * (1 + 0.5);
    // g = −2: m = ½·1 − ½·2 = −½, m̂ = −½/(1 − ¼) = −⅔, v = ¾·1 + ¼·4 = 7/4, v̂ = (7/4)/(1 − 9/16) = 4, step −⅔/2
    const second = first - 0.1 * (-1 / 3 + 0.5 * 0.85);
    expectPath(two('adamw', { ...betas, weight_decay: 0.5 }, [2, -2]), first, second);
    expectPath([first, second], 0.85, 0.85 + 0.1 / 3 - 0.0425);
  });

  it('nadam', () => {
    // g = 2: m = 1, m̂ = ½·1/(1 − ¼) + ½·2/(1 − ½) = ⅔ + 2, v = 1, v̂ = 4
    const first = 1 - (0.1 * (2 / 3 + 2)) / 2;
    // g = −2: m = −½, m̂ = ½·(−½)/(1 − ⅛) + ½·(−2)/(1 − ¼) = −2/7 − 4/3, v = 7/4, v̂ = 4
    const second = first - (0.1 * (-2 / 7 - 4 / 3)) / 2;
    expectPath(two('nadam', betas, [2, -2]), first, second);
  });

  it('amsgrad', () => {
    // g = 4: m = 2, v = ¼·16 = 4, peak 4
    const first = 1 - (0.1 * 2) / 2;
    // g = 0: m = 1, v = ¾·4 = 3, but the peak stays 4
    const second = first - (0.1 * 1) / 2;
    expectPath(two('amsgrad', betas, [4, 0]), first, second);
  });

  it('lion', () => {
    // g = 2: c = ½·0 + ½·2 = 1, sign +1, decay ½·1; then m = ¾·0 + ¼·2 = ½
    const first = 1 - 0.1 * (1 + 0.5 * 1);
    // g = −0.4: c = ½·½ − ½·0.4 = 0.05, the sign is still +1: the momentum wins
    const second = first - 0.1 * (1 + 0.5 * 0.85);
    expectPath(two('lion', { ...betas, weight_decay: 0.5 }, [2, -0.4]), first, second);
  });
});

describe('what optimizers have in common', () => {
  it.each(Object.entries<OptimizerDef>(optimizers))(
    '%s can be changed live, including the learning rate',
    (_id, { hyper }) => {
      expect(Object.keys(hyper)).toContain('lr');
      expect(Object.values(hyper).every(({ effect }) => effect === 'live')).toBe(true);
    },
  );

  it('AdamW is Adam without decay', () => {
    const hyper = { lr: 0.02, weight_decay: 0 };
    expect(ours('adamw', hyper, bowl)).toEqual(ours('adam', hyper, bowl));
  });

  it('momentum and Nesterov are SGD without memory', () => {
    const hyper = { lr: 0.02, beta: 0 };
    expect(ours('momentum', hyper, bowl)).toEqual(ours('sgd', hyper, bowl));
    expect(ours('nesterov', hyper, bowl)).toEqual(ours('sgd', hyper, bowl));
  });

  it.each([0, 0.5, 0.9, 0.999, 0.9999])(
    'the bias correction of β = %d is exact in float32 in the first steps',
    async (value) => {
      const builder = new GraphBuilder();
      const [beta, step] = [builder.input('beta', float32([])), builder.input('step', float32([]))] as [Value, Value];
      const graph = finishGraph({ y: biasCorrection(beta, step) });
      const rounded = Math.fround(value);
      for (const [t, tolerance] of [
        [1, 1e-6],
        [2, 1e-3],
        [10, 1e-3],
        [1000, 1e-3],
      ] as const) {
        const { y } = await runGraph(graph, { beta: scalar(value), step: scalar(t) });
        const exact = 1 - rounded ** t;
        expect(Math.abs(at(y as Float32Array, 0) - exact), `step ${t}`).toBeLessThanOrEqual(tolerance * exact);
      }
    },
  );
});
