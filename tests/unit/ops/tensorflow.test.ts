import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../src/autodiff/gradients.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../src/ir/graph.ts';
import { randomStream } from '../../../src/math/random.ts';
import { type Shape, sizeOf } from '../../../src/math/shape.ts';
import { type Tensor, tensor } from '../../../src/math/tensor.ts';
import { evaluateGraph } from '../../../src/ops/evaluate.ts';
import * as ops from '../../../src/ops/index.ts';
import { type Pair, samePads } from '../../../src/ops/window.ts';
import { runGraph } from '../../support/ort.ts';

const random = randomStream(1, 'images');
const normal = (...shape: Shape) => draw(shape, () => Math.fround(random.normal()));
/** Numbers of which many are equal. */
const steps = (...shape: Shape) => draw(shape, () => Math.floor(random.uniform(-3, 1)));

function draw(shape: Shape, next: () => number): Tensor {
  return tensor(shape, Array.from({ length: sizeOf(shape) }, next));
}

interface Case {
  readonly name: string;
  readonly inputs: readonly Tensor[];
  readonly build: (...inputs: Value[]) => Value;
  /** The same in TensorFlow.js, whose images have the channels last, as has the result. */
  readonly reference: (...inputs: tf.Tensor4D[]) => tf.Tensor4D;
  /** Whether TensorFlow.js has a gradient for it. */
  readonly differentiable?: boolean;
}

type Padding = 'same' | 'valid';

const PADDINGS = ['valid', 'same'] as const;

const pads = (padding: Padding, [, , ...size]: Shape, kernel: Pair, strides: Pair, dilations: Pair = [1, 1]) =>
  padding === 'same' ? samePads(size as unknown as Pair, kernel, { strides, dilations }) : ([0, 0, 0, 0] as const);

const channelsLast = (x: tf.Tensor4D) => tf.transpose(x, [0, 2, 3, 1]);

function convolution(strides: Pair, dilations: Pair, padding: Padding): Case {
  const [x, w] = [normal(2, 3, 9, 8), normal(5, 3, 3, 2)];
  const options = { strides, dilations, pads: pads(padding, x.shape, [3, 2], strides, dilations) };
  return {
    name: `convolution, strides ${strides}, dilations ${dilations}, ${padding}`,
    inputs: [x, w],
    build: (images, kernels) => ops.conv(images, kernels, options),
    reference: (images, kernels) =>
      tf.conv2d(channelsLast(images), tf.transpose(kernels, [2, 3, 1, 0]), [...strides], padding, 'NHWC', [
        ...dilations,
      ]),
    differentiable: dilations[0] === 1,
  };
}

function depthwise(stride: number, padding: Padding): Case {
  const [x, w] = [normal(2, 3, 7, 6), normal(6, 1, 3, 2)];
  const options = {
    groups: 3,
    strides: [stride, stride],
    pads: pads(padding, x.shape, [3, 2], [stride, stride]),
  } as const;
  return {
    name: `convolution of each channel, stride ${stride}, ${padding}`,
    inputs: [x, w],
    build: (images, kernels) => ops.conv(images, kernels, options),
    reference: (images, kernels) => {
      const perChannel = tf.transpose(tf.reshape<tf.Rank.R4>(kernels, [3, 2, 3, 2]), [2, 3, 0, 1]);
      return tf.depthwiseConv2d(channelsLast(images), perChannel, stride, padding);
    },
  };
}

function pooling(kind: 'max' | 'average', x: Tensor, kernel: Pair, strides: Pair, padding: Padding): Case {
  const options = { strides, pads: pads(padding, x.shape, kernel, strides) };
  const [build, reference] =
    kind === 'max' ? [ops.maxPool, tf.maxPool<tf.Tensor4D>] : [ops.averagePool, tf.avgPool<tf.Tensor4D>];
  return {
    name: `${kind} pooling, kernel ${kernel}, strides ${strides}, ${padding}`,
    inputs: [x],
    build: (images) => build(images, kernel, options),
    reference: (images) => reference(channelsLast(images), [...kernel], [...strides], padding),
    // TensorFlow.js 4.22 averages without the padding, but divides the gradient by the number of elements with it.
    differentiable: kind === 'max' || padding === 'valid',
  };
}

const cases: readonly Case[] = PADDINGS.flatMap((padding) => [
  convolution([1, 1], [1, 1], padding),
  convolution([2, 2], [1, 1], padding),
  convolution([3, 2], [1, 1], padding),
  convolution([1, 1], [2, 3], padding),
  depthwise(1, padding),
  depthwise(2, padding),
  ...(['max', 'average'] as const).flatMap((kind) => [
    pooling(kind, steps(2, 3, 8, 6), [2, 2], [2, 2], padding),
    pooling(kind, steps(1, 5, 7, 8), [3, 2], [2, 2], padding),
    pooling(kind, steps(2, 1, 6, 6), [3, 3], [1, 1], padding),
    pooling(kind, steps(1, 2, 8, 7), [2, 2], [3, 3], padding),
  ]),
]);

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('results and gradients on images against TensorFlow.js', () => {
  it.each(cases)('$name', async ({ inputs, build, reference, differentiable = true }) => {
    const builder = new GraphBuilder();
    const values = inputs.map(({ shape }, index) => builder.input(`x${index}`, float32(shape)));
    const result = build(...values);
    const weights = normal(...result.type.shape);
    const weighted = ops.mul(result, builder.constant(weights.data, result.type));
    const gradients = differentiable ? gradientsOf(ops.reduceSum(weighted), values) : [];
    const graph = finishGraph(Object.fromEntries([result, ...gradients].map((value, index) => [`y${index}`, value])));
    const feeds = Object.fromEntries(inputs.map((input, index) => [`x${index}`, input]));

    const theirs = inputs.map(({ shape, data }) =>
      tf.tensor4d(Float32Array.from(data), [...shape] as [number, number, number, number]),
    );
    const compute = (...images: tf.Tensor4D[]) => tf.transpose(reference(...images), [0, 3, 1, 2]);
    const gradient = tf.grads((...images) =>
      tf.sum(
        tf.mul(compute(...(images as tf.Tensor4D[])), tf.tensor(Float32Array.from(weights.data), [...weights.shape])),
      ),
    );
    const expected = [compute(...theirs), ...(differentiable ? gradient(theirs) : [])];

    const inFloat64 = evaluateGraph(graph, feeds);
    const onEngine = await runGraph(graph, feeds);
    expected.forEach((tensor, index) => {
      const name = `y${index}`;
      const numbers = tensor.dataSync();
      expect(inFloat64[name]?.shape).toEqual(tensor.shape);
      numbers.forEach((value, at) => {
        const scale = 1 + Math.abs(value);
        expect(Math.abs((inFloat64[name]?.data[at] as number) - value) / scale, `${name}[${at}]`).toBeLessThan(1e-5);
        expect(Math.abs((onEngine[name]?.[at] as number) - value) / scale, `${name}[${at}]`).toBeLessThan(1e-5);
      });
    });
  });
});
