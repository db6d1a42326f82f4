import { describe, expect, it } from 'vitest';
import { float32, GraphBuilder } from '../../../src/ir/graph.ts';
import { conv, convTranspose, convWeight, maxPool } from '../../../src/ops/index.ts';
import { samePads } from '../../../src/ops/window.ts';

const builder = new GraphBuilder();
const images = builder.input('images', float32([2, 6, 5, 4]));
const tensor = (...shape: number[]) => builder.input(`[${shape}]`, float32(shape));

describe('ops on images refuse', () => {
  it.each([
    [() => conv(tensor(6, 5), tensor(3, 6, 2, 2)), 'conv takes float32 tensors with four axes, not float32[6,5]'],
    [() => conv(images, tensor(3, 5, 2, 2)), 'conv: kernels [3,5,2,2] do not fit images [2,6,5,4]'],
    [() => conv(images, tensor(4, 2, 2, 2), { groups: 3 }), 'do not fit images [2,6,5,4] in 3 groups'],
    [() => conv(images, tensor(3, 6, 2, 5)), 'conv: a kernel [2,5] is larger than the padded image [5,4]'],
    [() => conv(images, tensor(3, 6, 2, 2), {}, tensor(2)), 'conv: float32[2] is not a bias for each of 3 filters'],
    [
      () => convTranspose(images, tensor(6, 3, 2, 2), [7, 5]),
      'convTranspose: float32[2,6,5,4] should be float32[2,6,6,4]',
    ],
    [() => convWeight(images, tensor(2, 3, 4, 3), [3, 3]), 'convWeight: float32[2,3,4,3] should be float32[2,3,3,2]'],
    [() => maxPool(tensor(5, 4), [2, 2]), 'maxPool takes float32 images with four axes, not float32[5,4]'],
    [() => maxPool(images, [2, 5]), 'maxPool: a window [2,5] is larger than the padded image [5,4]'],
    [() => maxPool(images, [2, 2], { pads: [0, 0, 0, 2] }), 'with pads [0,0,0,2] could contain nothing but padding'],
  ])('%#', (build, message) => {
    expect(build).toThrow(message);
  });
});

it('pads at the bottom and on the right first, as TensorFlow does', () => {
  expect(samePads([28, 28], [2, 3])).toEqual([0, 1, 1, 1]);
  expect(samePads([7, 5], [3, 3], { strides: [2, 2] })).toEqual([1, 1, 1, 1]);
  expect(samePads([8, 5], [3, 3], { strides: [2, 1], dilations: [1, 2] })).toEqual([0, 2, 1, 2]);
  expect(samePads([4, 4], [1, 2], { strides: [3, 3] })).toEqual([0, 0, 0, 1]);
});
