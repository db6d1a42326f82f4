import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { avgPool } from '../../../src/catalog/layers/avg_pool.ts';
import { batchNorm } from '../../../src/catalog/layers/batch_norm.ts';
import { conv2d } from '../../../src/catalog/layers/conv2d.ts';
import type { LayerDef } from '../../../src/catalog/layers/definition.ts';
import { dropout } from '../../../src/catalog/layers/dropout.ts';
import { globalAvgPool } from '../../../src/catalog/layers/global_avg_pool.ts';
import { layerNorm } from '../../../src/catalog/layers/layer_norm.ts';
import { maxPool } from '../../../src/catalog/layers/max_pool.ts';
import { residualConv2d } from '../../../src/catalog/layers/residual_conv2d.ts';
import { flatSample, imageSample } from '../../../src/math/sample.ts';
import { type Tensor, tensor } from '../../../src/math/tensor.ts';
import { relu, tanh } from '../../../src/ops/index.ts';
import { close, draw, evaluation, layerGradientError, runLayer, training } from '../../support/layer.ts';

const VALID = { padding: 1 };

/** TensorFlow.js stores channels last; its CPU backend computes no convolution with channels first. */
function channelsLast({ shape, data }: Tensor): tf.Tensor4D {
  return tf.transpose(tf.tensor4d([...data], shape as [number, number, number, number]), [0, 2, 3, 1]);
}

function channelsFirst(x: tf.Tensor): Float32Array {
  return tf.transpose(x, [0, 3, 1, 2]).dataSync() as Float32Array;
}

function kernelOf({ shape, data }: Tensor): tf.Tensor4D {
  return tf.transpose(tf.tensor4d([...data], shape as [number, number, number, number]), [2, 3, 1, 0]);
}

beforeAll(() => tf.setBackend('cpu'));

describe('conv2d', () => {
  it.each([
    { x: [2, 1, 6, 6], args: {} },
    { x: [1, 3, 7, 5], args: { filters: 5, kernel: 3, stride: 2 } },
    { x: [2, 5, 8, 8], args: { filters: 7, kernel: 5, stride: 3, ...VALID } },
    { x: [1, 7, 9, 8], args: { filters: 3, kernel: 2 } },
    { x: [3, 2, 9, 9], args: { filters: 3, kernel: 3, dilation: 2 } },
    { x: [1, 1, 10, 7], args: { filters: 1, kernel: 3, dilation: 3, ...VALID } },
    { x: [2, 3, 4, 4], args: { filters: 4, kernel: 4, ...VALID } },
    { x: [2, 3, 4, 4], args: { filters: 4, kernel: 1, stride: 3 } },
  ])('is conv2d of TensorFlow.js: $x, $args', ({ x: shape, args }) => {
    const { filters = 8, kernel = 3, stride = 1, dilation = 1, padding = 0 } = args as Record<string, number>;
    const weight = draw(filters, shape[1] as number, kernel, kernel);
    const tensors = { x: draw(...shape), weight, bias: draw(filters) };
    const { y } = runLayer(conv2d as LayerDef, tensors, { ...training, args: args as Record<string, number> });
    const theirs = tf.conv2d(
      channelsLast(tensors.x),
      kernelOf(weight),
      stride,
      padding === 1 ? 'valid' : 'same',
      'NHWC',
      dilation,
    );
    close(y, channelsFirst(tf.add(theirs, tf.tensor1d([...tensors.bias.data]))), 4);
    const output = conv2d.output(
      imageSample({ channels: shape[1] as number, height: shape[2] as number, width: shape[3] as number }),
      {
        filters,
        kernel,
        stride,
        dilation,
        padding,
        freeze: 0,
      },
    );
    expect(output).toMatchObject({ shape: [theirs.shape[3], theirs.shape[1], theirs.shape[2]] });
  });

  it('asks for weights with the fans of the receptive field, of which the first axis runs over the filters', () => {
    const tensors = { x: draw(1, 3, 5, 5), weight: draw(8, 3, 3, 3), bias: draw(8) };
    expect(runLayer(conv2d as LayerDef, tensors, training).asked).toEqual({
      weight: ['weight', [8, 3, 3, 3], { fanIn: 27, fanOut: 72 }, 0],
      bias: ['bias', [8]],
    });
  });

  it('has the gradients that finite differences show', () => {
    const tensors = { x: draw(2, 3, 5, 4), weight: draw(2, 3, 3, 3), bias: draw(2) };
    const setting = { ...training, args: { filters: 2, stride: 2, dilation: 1 }, activate: tanh };
    expect(layerGradientError(conv2d as LayerDef, tensors, ['x', 'weight', 'bias'], setting)).toBeLessThan(1e-6);
  });

  it('refuses rows, and takes the largest kernel that fits in place of one that is larger than the image', () => {
    const args = { filters: 4, kernel: 9, stride: 1, padding: 0, dilation: 1, freeze: 0 };
    expect(conv2d.output(flatSample(2), args)).toEqual({
      problem: 'needs images, but it gets a row of 2 numbers',
      instead: null,
    });
    expect(conv2d.output(imageSample({ channels: 1, height: 7, width: 8 }), args)).toEqual({
      problem: 'has a kernel that covers 9 × 9 pixels, but its input has only 7 × 8',
      instead: { ...args, kernel: 7 },
    });
    expect(conv2d.output(imageSample({ channels: 1, height: 7, width: 8 }), { ...args, dilation: 3 })).toMatchObject({
      instead: { kernel: 3 },
    });
  });
});

describe.each([
  ['max_pool', maxPool as LayerDef, 'max'],
  ['avg_pool', avgPool as LayerDef, 'avg'],
] as const)('%s', (_, layer, mode) => {
  it.each([
    { x: [2, 3, 6, 6], args: {} },
    { x: [1, 1, 7, 5], args: { size: 3, stride: 2, padding: 0 } },
    { x: [2, 5, 9, 8], args: { size: 3, stride: 3, padding: 1 } },
    { x: [1, 7, 5, 5], args: { size: 5, stride: 1, padding: 1 } },
    { x: [1, 2, 4, 5], args: { size: 2, stride: 1, padding: 0 } },
  ])('is that of TensorFlow.js: $x, $args', ({ x: shape, args }) => {
    const { size = 2, stride = 2, padding = 1 } = args as Record<string, number>;
    const x = draw(...shape);
    const { y, gradient } = runLayer(layer, { x }, { ...training, args: args as Record<string, number> });
    const pool = (image: tf.Tensor4D) => tf.pool(image, size, mode, padding === 1 ? 'valid' : 'same', 1, stride);
    close(y, channelsFirst(pool(channelsLast(x))), 5);
    // TensorFlow.js leaves padding out of a mean, but not out of its gradient.
    if (mode === 'avg' && padding === 0) return;
    close(gradient, channelsFirst(tf.grad((image) => tf.sum(pool(image as tf.Tensor4D)))(channelsLast(x))), 5);
  });

  it('has the gradient that finite differences show, with padding too', () => {
    const setting = { ...training, args: { size: 3, stride: 2, padding: 0 } };
    expect(layerGradientError(layer, { x: draw(1, 2, 5, 6) }, ['x'], setting)).toBeLessThan(1e-6);
  });

  it('refuses a window that is larger than the image', () => {
    const args = { size: 3, stride: 2, padding: 1 };
    expect(layer.output(imageSample({ channels: 4, height: 2, width: 2 }), args)).toEqual({
      problem: 'has a window of 3 × 3 pixels, but its input has only 2 × 2',
      instead: { ...args, size: 2 },
    });
  });
});

describe('max_pool', () => {
  it('sends the gradient of equal elements to the first', () => {
    const x = tensor([1, 1, 2, 4], [0, 0, 5, 1, 0, 0, 5, 5]);
    expect(runLayer(maxPool as LayerDef, { x }, training).gradient).toEqual([1, 0, 1, 0, 0, 0, 0, 0]);
  });
});

describe('global_avg_pool', () => {
  it('is the mean of each channel', () => {
    const x = draw(2, 3, 4, 5);
    close(runLayer(globalAvgPool as LayerDef, { x }, training).y, tf.mean(channelsLast(x), [1, 2]).dataSync(), 5);
  });
});

describe('batch_norm of images', () => {
  it('normalizes each channel over examples and positions, as TensorFlow.js does', () => {
    const theirs = tf.layers.batchNormalization({ momentum: 0.9, epsilon: 1e-5 });
    const fresh = {
      scale: tensor([3], [1, 1, 1]),
      shift: tensor([3], [0, 0, 0]),
      mean: tensor([3], [0, 0, 0]),
      variance: tensor([3], [1, 1, 1]),
    };
    const x = draw(4, 3, 5, 2);
    const { y, remembered } = runLayer(batchNorm as LayerDef, { ...fresh, x }, training);
    close(y, channelsFirst(theirs.apply(channelsLast(x), { training: true }) as tf.Tensor), 5);
    const [, , mean, variance] = theirs.getWeights() as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
    close(remembered.mean, mean.dataSync(), 5);
    close(remembered.variance, variance.dataSync(), 5);
    const kept = { ...fresh, mean: tensor([3], [1, 2, 3]), variance: tensor([3], [4, 9, 16]) };
    theirs.setWeights([tf.ones([3]), tf.zeros([3]), tf.tensor1d([1, 2, 3]), tf.tensor1d([4, 9, 16])]);
    close(
      runLayer(batchNorm as LayerDef, { ...kept, x }, evaluation).y,
      channelsFirst(theirs.apply(channelsLast(x), { training: false }) as tf.Tensor),
      5,
    );
  });

  it('has the gradients that finite differences show', () => {
    const tensors = { x: draw(2, 3, 2, 2), scale: draw(3), shift: draw(3), mean: draw(3), variance: draw(3) };
    const by = ['x', 'scale', 'shift'];
    expect(layerGradientError(batchNorm as LayerDef, tensors, by, { ...training, activate: tanh })).toBeLessThan(1e-5);
  });
});

describe('layer_norm of images', () => {
  it('normalizes each example over all of its values, and scales each channel', () => {
    const x = draw(2, 2, 3, 3);
    const tensors = { x, scale: tensor([2], [1, 3]), shift: tensor([2], [0, -1]) };
    const { y } = runLayer(layerNorm as LayerDef, tensors, { ...training, args: { epsilon: 1e-5 } });
    for (const example of [0, 1]) {
      const values = [...x.data.subarray(example * 18, (example + 1) * 18)];
      const mean = values.reduce((sum, value) => sum + value, 0) / 18;
      const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 18;
      const normalized = values.map((value) => (value - mean) / Math.sqrt(variance + 1e-5));
      close(
        y.slice(example * 18, (example + 1) * 18),
        normalized.map((value, index) => (index < 9 ? value : 3 * value - 1)),
        9,
      );
    }
  });
});

describe('dropout of channels', () => {
  it('drops all pixels of a channel, or none', () => {
    const mask = tensor([1, 2, 1, 1], [0.1, 0.9]);
    const x = tensor([1, 2, 2, 2], [1, 2, 3, 4, 5, 6, 7, 8]);
    const { y, asked } = runLayer(dropout as LayerDef, { x, mask }, { ...training, args: { rate: 0.5, drop: 1 } });
    expect(y).toEqual([0, 0, 0, 0, 10, 12, 14, 16]);
    expect(asked).toEqual({ mask: ['random', [1, 2, 1, 1], 'uniform'] });
  });
});

describe('residual_conv2d', () => {
  it('adds two convolutions to the image', () => {
    const x = draw(2, 3, 5, 5);
    const [weight1, weight2] = [draw(8, 3, 3, 3), draw(3, 8, 3, 3)];
    const tensors = { x, weight1, bias1: draw(8), weight2, bias2: draw(3) };
    const { y } = runLayer(residualConv2d as LayerDef, tensors, { ...training, activate: relu });
    const conv = (image: tf.Tensor, weight: Tensor, bias: Tensor) =>
      tf.add(tf.conv2d(image as tf.Tensor4D, kernelOf(weight), 1, 'same'), tf.tensor1d([...bias.data]));
    const hidden = tf.relu(conv(channelsLast(x), weight1, tensors.bias1));
    close(y, channelsFirst(tf.add(channelsLast(x), conv(hidden, weight2, tensors.bias2))), 3);
  });
});
