import { formatType, type TensorType } from '../ir/graph.ts';
import { formatShape, type Shape, sizeOf } from '../math/shape.ts';
import type { Tensor } from '../math/tensor.ts';
import type { Op } from './op.ts';
import {
  type Axes4,
  forEachRow,
  isPadded,
  type Pair,
  slidingOf,
  type WindowOptions,
  windowOptions,
  windowsAlong,
} from './window.ts';

/**
 * Ops that compute one number from each window of images [batch, channels, height, width]. Attributes: `kernel`, the
 * height and the width of a window; `strides`, [vertical, horizontal]; `pads`, [top, left, bottom, right].
 */
export const pooling = {
  /** The largest element of each window, never padding. Positions at which a window does not fit are dropped. */
  maxPool: {
    infer: (inputs, attributes) => {
      const [{ dtype, shape }] = inputs as [TensorType];
      if (dtype !== 'float32' || shape.length !== 4) {
        throw new TypeError(`maxPool takes float32 images with four axes, not ${formatType({ dtype, shape })}`);
      }
      const [batch, channels, ...size] = shape as Axes4;
      const kernel = attributes.kernel as Pair;
      const options = windowOptions(attributes);
      const sliding = slidingOf(kernel, options);
      if (sliding.some(({ kernel, before, after }) => Math.max(before, after) >= kernel)) {
        const window = `a window ${formatShape(kernel)} with pads ${formatShape(options.pads)}`;
        throw new RangeError(`maxPool: ${window} could contain nothing but padding`);
      }
      const [rows, columns] = sliding.map((along, axis) => windowsAlong(size[axis] as number, along)) as [
        number,
        number,
      ];
      if (rows < 1 || columns < 1) {
        const window = `a window ${formatShape(kernel)}`;
        throw new RangeError(`maxPool: ${window} is larger than the padded image ${formatShape(size)}`);
      }
      return { dtype, shape: [batch, channels, rows, columns] };
    },
    evaluate: ([x], attributes, { shape }) => {
      const images = x as Tensor;
      const data = new Float64Array(sizeOf(shape)).fill(Number.NEGATIVE_INFINITY);
      const kernel = [1, 1, ...(attributes.kernel as Pair)];
      forEachRow(planes(images.shape), kernel, planes(shape), windowOptions(attributes), (x, step, _w, y, count) => {
        for (let i = 0; i < count; i++) {
          data[y + i] = Math.max(data[y + i] as number, images.data[x + i * step] as number);
        }
      });
      return { shape, data };
    },
    lower: ({ attributes }, names, emitter) =>
      emitter.node('MaxPool', names, { kernel_shape: attributes.kernel as Pair, ...windowOptions(attributes) }),
  },
} satisfies Record<string, Op>;

/**
 * A reshape that makes images with one channel out of images of this height, or of what is pooled from them. Where the
 * windows neither overlap nor cross the lower edge, the channels of an example become one tall image, because onnxruntime
 * computes few large convolutions up to twice as fast as many small ones. Otherwise each channel becomes an image.
 */
export function channelsApart(height: number, [rows]: Pair, options: WindowOptions): (images: Shape) => Axes4 {
  const { strides: [step] = [1, 1] } = options;
  const stacks = !isPadded(options) && step === rows && height % rows === 0;
  return stacks ? tall : planes;
}

/** The shape of the same images with the channels of each below one another. */
function tall(images: Shape): Axes4 {
  const [batch, channels, height, width] = images as Axes4;
  return [batch, 1, channels * height, width];
}

/** The shape of the same images with each channel as an image of its own. */
function planes(images: Shape): Axes4 {
  const [batch, channels, height, width] = images as Axes4;
  return [batch * channels, 1, height, width];
}
