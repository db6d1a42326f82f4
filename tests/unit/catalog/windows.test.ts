import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { fitsInto, fittingSize, positionsOf, slidingOver } from '../../../src/catalog/layers/windows.ts';

const sizes = [1, 2, 3, 5, 8, 13, 28];
const cases = [1, 2, 3, 5].flatMap((size) =>
  [1, 2, 3].flatMap((stride) =>
    [1, 2].flatMap((dilation) => (['same', 'valid'] as const).map((padding) => ({ size, stride, dilation, padding }))),
  ),
);

beforeAll(() => tf.setBackend('cpu'));

/** TensorFlow.js refuses strides together with dilations. */
const known = cases.filter(({ stride, dilation }) => stride === 1 || dilation === 1);

it.each(known)('%o has as many positions as in TensorFlow.js', (sliding) => {
  const { size, stride, padding, dilation } = sliding;
  for (const length of sizes.filter((side) => fitsInto(sliding, { height: side, width: side }))) {
    const kernel = tf.ones<tf.Rank.R4>([size, size, 1, 1]);
    const image = tf.ones<tf.Rank.R4>([1, length, length, 1]);
    expect(positionsOf(sliding, length)).toBe(tf.conv2d(image, kernel, stride, padding, 'NHWC', dilation).shape[1]);
  }
});

describe.each(cases)('a window of $size, stride $stride, dilation $dilation, padding $padding', (window) => {
  it('fits as often into the padded image', () => {
    for (const side of sizes.filter((length) => fitsInto(window, { height: length, width: length }))) {
      const { pads = [0, 0, 0, 0] } = slidingOver(window, { height: side, width: side });
      const room = side + pads[0] + pads[2] - window.dilation * (window.size - 1) - 1;
      expect(Math.floor(room / window.stride) + 1).toBe(positionsOf(window, side));
    }
  });

  it('can be made to fit into any image', () => {
    for (const height of sizes) {
      const image = { height, width: 9 };
      const size = fittingSize(window, image);
      expect(fitsInto({ ...window, size }, image)).toBe(true);
      expect(fitsInto({ ...window, size: size + 1 }, image)).toBe(false);
    }
  });
});
