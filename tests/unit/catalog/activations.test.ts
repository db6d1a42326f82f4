import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import { activationCurve } from '../../../src/catalog/activations/curve.ts';
import type { ActivationDef } from '../../../src/catalog/activations/definition.ts';
import { activations } from '../../../src/catalog/activations/index.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import { scalar, type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import { mul, reduceSum } from '../../../src/ops/index.ts';
import { runGraph } from '../../support/ort.ts';

type Id = keyof typeof activations;
type Args = Record<string, number>;

const table: Readonly<Record<Id, ActivationDef>> = activations;
const entries = Object.entries(table) as [Id, ActivationDef][];

const random = randomStream(1, 'activations');
const points = Float64Array.from({ length: 64 }, () => Math.fround(4 * random.normal()));

function defaults({ hyper }: ActivationDef): Args {
  return Object.fromEntries(Object.entries(hyper).map(([name, { default: value }]) => [name, value]));
}

/** The usual arguments, then each hyperparameter at either end of its range. */
function argumentSets(activation: ActivationDef): Args[] {
  const usual = defaults(activation);
  const extremes = Object.entries(activation.hyper).flatMap(([name, { min, max }]) =>
    [min, max].map((value) => ({ ...usual, [name]: value })),
  );
  return [usual, ...extremes];
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-5): void {
  expect(actual.length).toBe(expected.length);
  const errors = Array.from(actual, (value, index) => {
    const other = expected[index] as number;
    return Math.abs(value - other) / (1 + Math.abs(other));
  });
  expect(Math.max(...errors)).toBeLessThan(tolerance);
}

beforeAll(() => tf.setBackend('cpu'));

describe('function and derivative against TensorFlow.js at random points', () => {
  type Reference = (x: tf.Tensor) => tf.Tensor;
  const layer =
    (activation: 'softsign' | 'swish' | 'mish' | 'gelu' | 'gelu_new'): Reference =>
    (x) =>
      tf.layers.activation({ activation }).apply(x) as tf.Tensor;

  // TensorFlow.js has hard_sigmoid only with slope 0.2, and softmax is not elementwise; both are tested below.
  const cases: [Id, Args, Reference][] = [
    ['linear', {}, (x) => tf.clone(x)],
    ['sigmoid', {}, (x) => tf.sigmoid(x)],
    ['tanh', {}, (x) => tf.tanh(x)],
    ['softsign', {}, layer('softsign')],
    ['relu', {}, (x) => tf.relu(x)],
    ['leaky_relu', { alpha: 0.2 }, (x) => tf.leakyRelu(x, 0.2)],
    ['prelu', { initial: 0.25 }, (x) => tf.prelu(x, tf.scalar(0.25))],
    ['relu6', {}, (x) => tf.relu6(x)],
    ['elu', { alpha: 1 }, (x) => tf.elu(x)],
    ['elu', { alpha: 1.7 }, (x) => tf.add(tf.relu(x), tf.mul(1.7, tf.sub(tf.elu(x), tf.relu(x))))],
    ['selu', {}, (x) => tf.selu(x)],
    ['gelu', { form: 0 }, layer('gelu')],
    ['gelu', { form: 1 }, layer('gelu_new')],
    ['silu', {}, layer('swish')],
    ['mish', {}, layer('mish')],
    ['softplus', {}, (x) => tf.softplus(x)],
    ['sine', { omega: 3 }, (x) => tf.sin(tf.mul(x, 3))],
  ];

  it.each(cases)('%s %o', (id, args, reference) => {
    const { y, derivative } = activationCurve(table[id], args, points);
    const x = tf.tensor1d(Float32Array.from(points));
    expectClose(y, reference(x).dataSync());
    expectClose(
      derivative,
      tf
        .grad((at) => tf.sum(reference(at)))(x)
        .dataSync(),
    );
  });

  it('softmax as a curve, with a second unit that is 0', () => {
    const { y, derivative } = activationCurve(activations.softmax, {}, Float64Array.of(-2, 0, 2));
    const sigmoid = activationCurve(activations.sigmoid, {}, Float64Array.of(-2, 0, 2));
    expectClose(y, sigmoid.y);
    expectClose(derivative, sigmoid.derivative);
  });

  it('softmax, whose units depend on each other', () => {
    const builder = new GraphBuilder();
    const [x, weights] = [builder.input('x', float32([16, 4])), builder.input('weights', float32([16, 4]))];
    const y = activations.softmax.build(x, {}, { args: {}, parameter: () => x });
    const [gradient] = gradientsOf(reduceSum(mul(y, weights)), [x]);
    const feeds = { x: tensor([16, 4], points), weights: tensor([16, 4], points.toReversed()) };
    const ours = evaluateGraph(finishGraph({ y, gradient: gradient as Value }), feeds);
    const [logits, weighing] = [feeds.x, feeds.weights].map(({ data }) =>
      tf.tensor2d(Float32Array.from(data), [16, 4]),
    ) as [tf.Tensor2D, tf.Tensor2D];
    expectClose((ours.y as Tensor).data, tf.softmax(logits).dataSync());
    const theirs = tf.grad((at) => tf.sum(tf.mul(tf.softmax(at), weighing)))(logits);
    expectClose((ours.gradient as Tensor).data, theirs.dataSync());
  });
});

describe('worked examples of what TensorFlow.js lacks', () => {
  it('hard_sigmoid is x/6 + 1/2 between −3 and 3', () => {
    const { y, derivative } = activationCurve(activations.hard_sigmoid, {}, Float64Array.of(-4, -3, -1, 0, 1, 3, 4));
    expectClose(y, [0, 0, -1 / 6 + 1 / 2, 1 / 2, 1 / 6 + 1 / 2, 1, 1], 1e-15);
    expectClose(derivative, [0, 0, 1 / 6, 1 / 6, 1 / 6, 0, 0], 1e-15);
  });
});

describe('prelu learns', () => {
  it('one slope for each unit, with the gradient that TensorFlow.js derives', () => {
    const [batch, units] = [16, 4];
    const builder = new GraphBuilder();
    const x = builder.input('x', float32([batch, units]));
    const asked: unknown[] = [];
    const y = table.prelu.build(
      x,
      {},
      {
        args: { initial: 0.3 },
        parameter(name, shape, initial) {
          asked.push([name, shape, initial]);
          return builder.input(name, float32(shape));
        },
      },
    );
    expect(asked).toEqual([['alpha', [units], 0.3]]);
    const alpha = builder.input('alpha', float32([units]));
    const [dx, dalpha] = gradientsOf(reduceSum(mul(y, y)), [x, alpha]) as [Value, Value];
    const slopes = [0.25, -0.5, 0, 1.5];
    const ours = evaluateGraph(finishGraph({ y, dx, dalpha }), {
      x: tensor([batch, units], points),
      alpha: tensor([units], slopes),
    });
    const inputs = [tf.tensor2d(Float32Array.from(points), [batch, units]), tf.tensor1d(slopes)];
    const loss = (at: tf.Tensor, a: tf.Tensor) => tf.sum(tf.square(tf.prelu(at, a)));
    const theirs = tf.grads(loss)(inputs);
    expectClose((ours.y as Tensor).data, tf.prelu(inputs[0] as tf.Tensor, inputs[1] as tf.Tensor).dataSync());
    expectClose((ours.dx as Tensor).data, (theirs[0] as tf.Tensor).dataSync());
    expectClose((ours.dalpha as Tensor).data, (theirs[1] as tf.Tensor).dataSync());
  });
});

describe.each(entries)('%s', (_id, activation) => {
  it('is finite at ±1e4 with its derivative, in float64 and in onnxruntime, whatever its hyperparameters', async () => {
    for (const args of argumentSets(activation)) {
      const builder = new GraphBuilder();
      const x = builder.input('x', float32([6, 2]));
      const names = Object.keys(args);
      const parameters: Record<string, Tensor> = {};
      const y = activation.build(x, Object.fromEntries(names.map((name) => [name, builder.input(name, float32([]))])), {
        args,
        parameter(name, shape, initial) {
          parameters[name] = tensor(shape, Array(shape[0]).fill(initial));
          return builder.input(name, float32(shape));
        },
      });
      const targets = [x, ...Object.keys(parameters).map((name) => builder.input(name, float32([2])))];
      const gradients = gradientsOf(reduceSum(y), targets);
      const graph = finishGraph({ y, ...Object.fromEntries(gradients.map((value, index) => [`g${index}`, value])) });
      const feeds = {
        x: tensor([6, 2], [-1e4, 1e4, 1e4, -1e4, -100, 100, 0, -0, 1e-4, -1e-4, 20, -20]),
        ...parameters,
        ...Object.fromEntries(names.map((name) => [name, scalar(args[name] as number)])),
      };
      for (const { data } of Object.values(evaluateGraph(graph, feeds))) {
        expect(data.every(Number.isFinite), JSON.stringify(args)).toBe(true);
      }
      for (const values of Object.values(await runGraph(graph, feeds))) {
        expect(values.length).toBeGreaterThan(0);
        expect(values.every(Number.isFinite), JSON.stringify(args)).toBe(true);
      }
    }
  });

  it('treats a batch of one as any other row', () => {
    const args = defaults(activation);
    const all = activationCurve(activation, args, points);
    points.slice(0, 5).forEach((x, index) => {
      const one = activationCurve(activation, args, Float64Array.of(x));
      expect([one.y[0], one.derivative[0]]).toEqual([all.y[index], all.derivative[index]]);
    });
  });
});

describe('gain', () => {
  /** E[φ(z)²] for standard normal z, by the trapezoidal rule. */
  function secondMoment(id: Id, args: Args): number {
    const step = 1e-3;
    const zs = Float64Array.from({ length: 24001 }, (_, index) => -12 + index * step);
    const { y } = activationCurve(table[id], args, zs);
    return y.reduce((sum, value, index) => {
      const density = Math.exp(-((zs[index] as number) ** 2) / 2) / Math.sqrt(2 * Math.PI);
      return sum + value ** 2 * density * step;
    }, 0);
  }

  it.each([
    ['linear', {}],
    ['relu', {}],
    ['leaky_relu', { alpha: 0.01 }],
    ['leaky_relu', { alpha: 0.5 }],
    ['prelu', { initial: 0.25 }],
    ['relu6', {}],
    ['elu', { alpha: 0 }],
    ['elu', { alpha: 1 }],
    ['elu', { alpha: 2 }],
    ['selu', {}],
    ['gelu', { form: 0 }],
    ['silu', {}],
    ['mish', {}],
  ] as [Id, Args][])('of %s %o keeps the second moment of a standard normal signal', (id, args) => {
    expect(table[id].gain(args) ** 2 * secondMoment(id, args)).toBeCloseTo(1, 3);
  });

  it('is what PyTorch recommends for tanh and sigmoid, and what SIREN uses for the sine', () => {
    expect(activations.tanh.gain({})).toBe(5 / 3);
    expect(activations.sigmoid.gain({})).toBe(1);
    const [fanIn, omega] = [64, 30];
    const bound = Math.sqrt(6 / fanIn) / omega;
    expect(activations.sine.gain({ omega }) ** 2 / fanIn).toBeCloseTo(bound ** 2 / 3, 12);
  });
});
