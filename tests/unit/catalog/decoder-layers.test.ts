import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { conv2dTranspose } from '../../../src/catalog/layers/conv2d_transpose.ts';
import type { LayerDef } from '../../../src/catalog/layers/definition.ts';
import { toImage } from '../../../src/catalog/layers/to_image.ts';
import { upsample } from '../../../src/catalog/layers/upsample.ts';
import { variational } from '../../../src/catalog/layers/variational.ts';
import { flatSample, imageSample } from '../../../src/math/sample.ts';
import { type Tensor, tensor } from '../../../src/math/tensor.ts';
import { tanh } from '../../../src/ops/index.ts';
import { close, draw, evaluation, layerGradientError, runLayer, training } from '../../support/layer.ts';

/** TensorFlow.js stores channels last. */
function channelsLast({ shape, data }: Tensor): tf.Tensor4D {
  return tf.transpose(tf.tensor4d([...data], shape as [number, number, number, number]), [0, 2, 3, 1]);
}

function channelsFirst(x: tf.Tensor): Float32Array {
  return tf.transpose(x, [0, 3, 1, 2]).dataSync() as Float32Array;
}

beforeAll(() => tf.setBackend('cpu'));

describe('conv2d_transpose', () => {
  it.each([
    { x: [2, 3, 4, 4], filters: 5, kernel: 3, stride: 2 },
    { x: [1, 5, 3, 6], filters: 7, kernel: 4, stride: 2 },
    { x: [2, 7, 3, 3], filters: 1, kernel: 5, stride: 3 },
    { x: [1, 1, 5, 4], filters: 2, kernel: 3, stride: 1 },
  ])('is conv2dTranspose of TensorFlow.js: $x, $filters, $kernel, $stride', ({ x: shape, ...args }) => {
    const { filters, kernel, stride } = args;
    const [batch, channels, height, width] = shape as [number, number, number, number];
    const weight = draw(channels, filters, kernel, kernel);
    const tensors = { x: draw(...shape), weight, bias: draw(filters) };
    const { y } = runLayer(conv2dTranspose as LayerDef, tensors, { ...training, args });
    const theirs = tf.conv2dTranspose(
      channelsLast(tensors.x),
      tf.transpose(tf.tensor4d([...weight.data], [channels, filters, kernel, kernel]), [2, 3, 1, 0]),
      [batch, height * stride, width * stride, filters],
      stride,
      'same',
    );
    close(y, channelsFirst(tf.add(theirs, tf.tensor1d([...tensors.bias.data]))), 4);
    const image = { channels: filters, height: height * stride, width: width * stride };
    expect(conv2dTranspose.output(imageSample({ channels, height, width }), { ...args, freeze: 0 })).toEqual(
      imageSample(image),
    );
  });

  it('has the gradient that finite differences show', () => {
    const tensors = { x: draw(2, 3, 3, 2), weight: draw(3, 2, 3, 3), bias: draw(2) };
    const setting = { ...training, args: { filters: 2, kernel: 3, stride: 2 }, activate: tanh };
    expect(layerGradientError(conv2dTranspose as LayerDef, tensors, ['x', 'weight', 'bias'], setting)).toBeLessThan(
      1e-6,
    );
  });

  it('refuses images that would be too large', () => {
    const x = imageSample({ channels: 1, height: 64, width: 28 });
    expect(conv2dTranspose.output(x, { filters: 1, kernel: 3, stride: 4, freeze: 0 })).toMatchObject({
      problem: 'would make images of 256 × 112 pixels, but at most 128 pixels along a side are possible',
    });
  });
});

describe('upsample', () => {
  it('is upSampling2d of TensorFlow.js', () => {
    const x = draw(2, 3, 4, 5);
    const { y } = runLayer(upsample as LayerDef, { x }, { ...training, args: { factor: 3 } });
    const layer = tf.layers.upSampling2d({ size: [3, 3] });
    close(y, channelsFirst(layer.apply(channelsLast(x)) as tf.Tensor), 6);
  });

  it('sums the gradient over the pixels that were repeated', () => {
    const { gradient } = runLayer(upsample as LayerDef, { x: draw(1, 1, 2, 2) }, { ...training, args: { factor: 2 } });
    expect(gradient).toEqual([4, 4, 4, 4]);
  });
});

describe('to_image', () => {
  it('arranges numbers as square maps, channel by channel', () => {
    expect(toImage.output(flatSample(18), { channels: 2 })).toEqual(imageSample({ channels: 2, height: 3, width: 3 }));
    const x = draw(2, 18);
    expect(runLayer(toImage as LayerDef, { x }, { ...training, args: { channels: 2 } }).y).toEqual([...x.data]);
  });

  it('names the nearest number of channels that fits', () => {
    expect(toImage.output(flatSample(128), { channels: 5 })).toMatchObject({
      problem: 'cannot make 5 square images out of 128 numbers',
      instead: { channels: 2 },
    });
  });
});

describe('variational', () => {
  const tensors = {
    x: tensor([2, 2], [1, 2, -1, 0.5]),
    weight_mean: tensor([2, 1], [0.5, -1]),
    bias_mean: tensor([1], [0.25]),
    weight_log_variance: tensor([2, 1], [1, -0.5]),
    bias_log_variance: tensor([1], [0]),
    noise: tensor([2, 1], [2, -1]),
  };
  const args = { units: 1, beta: 2 };

  it('draws the code around its mean and adds the divergence to the loss', () => {
    const { y, added } = runLayer(variational as LayerDef, tensors, { ...training, args });
    // Means 0.5 − 2 + 0.25 and −0.5 − 0.5 + 0.25; logarithms of the variances 0 and −1.25.
    close(y, [-1.25 + 2 * Math.exp(0), -0.75 - Math.exp(-0.625)]);
    const divergence = (mean: number, log: number) => (mean ** 2 + Math.exp(log) - log - 1) / 2;
    close(added[0], [2 * divergence(-1.25, 0), 2 * divergence(-0.75, -1.25)]);
  });

  it('is the mean outside training', () => {
    const { noise: _, ...rest } = tensors;
    const { y, added } = runLayer(variational as LayerDef, rest, { ...evaluation, args });
    close(y, [-1.25, -0.75]);
    expect(added).toEqual([]);
  });

  it('has the gradient that finite differences show', () => {
    const by = ['x', 'weight_mean', 'bias_mean', 'weight_log_variance', 'bias_log_variance'];
    expect(layerGradientError(variational as LayerDef, tensors, by, { ...training, args })).toBeLessThan(1e-6);
  });
});
