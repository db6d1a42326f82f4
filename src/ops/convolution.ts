import { type Attributes, formatType, type TensorType, type Value } from '../ir/graph.ts';
import { formatShape, sameShape } from '../math/shape.ts';
import { type Tensor, zeros } from '../math/tensor.ts';
import { lowerConvWeight } from './lower-conv-weight.ts';
import type { OnnxAttribute, Op } from './op.ts';
import { type Axes4, convOptions, forEachRow, type Pair, slidingOf, spanOf, windowsAlong } from './window.ts';

/**
 * Convolution and its gradients. Their tensors are images x [batch, channels, height, width], kernels w [filters,
 * channels / groups, kernel height, kernel width] and results y [batch, filters, rows, columns]. The sum of
 * y ⊙ conv(x, w) is linear in x, in w and in y, and each op is its gradient by one of them, given the other two. The
 * gradients of these ops are therefore these ops again.
 *
 * Attributes of all: `strides` and `dilations`, [vertical, horizontal]; `pads`, [top, left, bottom, right], the rows and
 * columns of zeros around the images; `groups`, the number of parts into which channels and filters are divided, in
 * order: a filter reads only the channels of its part.
 */
export const convolution = {
  /**
   * From x and w to y, by cross-correlation. A third input is the bias of each filter. Positions at which a kernel does
   * not fit on the padded image are dropped.
   */
  conv: {
    infer: ([x, w, bias], attributes) => {
      const y = resultOf('conv', x as TensorType, w as TensorType, attributes);
      if (bias && !sameShape(bias.shape, y.shape.slice(1, 2))) {
        throw new RangeError(`conv: ${formatType(bias)} is not a bias for each of ${y.shape[1]} filters`);
      }
      return y;
    },
    evaluate: ([x, w, bias], attributes, type) => {
      const [images, kernels] = [x as Tensor, w as Tensor];
      const { shape, data } = zeros(type.shape);
      if (bias) {
        const [, filters, rows, columns] = shape as Axes4;
        for (let at = 0; at < data.length; at++) {
          data[at] = bias.data[Math.floor(at / (rows * columns)) % filters] as number;
        }
      }
      forEachRow(images.shape, kernels.shape, shape, convOptions(attributes), (x, step, w, y, count) => {
        const factor = kernels.data[w] as number;
        for (let i = 0; i < count; i++) {
          data[y + i] = (data[y + i] as number) + factor * (images.data[x + i * step] as number);
        }
      });
      return { shape, data };
    },
    lower: ({ inputs, attributes }, names, emitter) =>
      emitter.node('Conv', names, nodeAttributes(inputs[1] as Value, attributes)),
  },

  /** From y and w to x: the transposed convolution. Attribute `size`: the height and the width of x. */
  convTranspose: {
    infer: ([y, w], attributes) => {
      const [batch] = (y as TensorType).shape as Axes4;
      const channels = ((w as TensorType).shape[1] as number) * convOptions(attributes).groups;
      const x: TensorType = { dtype: 'float32', shape: [batch, channels, ...(attributes.size as Pair)] };
      expectResult('convTranspose', y as TensorType, x, w as TensorType, attributes);
      return x;
    },
    evaluate: ([y, w], attributes, type) => {
      const [results, kernels] = [y as Tensor, w as Tensor];
      const { shape, data } = zeros(type.shape);
      forEachRow(shape, kernels.shape, results.shape, convOptions(attributes), (x, step, w, y, count) => {
        const factor = kernels.data[w] as number;
        for (let i = 0; i < count; i++) {
          const at = x + i * step;
          data[at] = (data[at] as number) + factor * (results.data[y + i] as number);
        }
      });
      return { shape, data };
    },
    lower: ({ inputs, attributes, type }, names, emitter) => {
      const [y, w] = inputs as [Value, Value];
      const [filters, channels] = w.type.shape as Axes4;
      const { groups } = convOptions(attributes);
      // Rows and columns of x that no kernel reads, because the strides do not divide its size.
      const unread = slidingOf(kernelOf(w), convOptions(attributes)).map((sliding, axis) => {
        const windows = y.type.shape[axis + 2] as number;
        const padded = (type.shape[axis + 2] as number) + sliding.before + sliding.after;
        return padded - (windows - 1) * sliding.stride - spanOf(sliding);
      });
      const options = { ...nodeAttributes(w, attributes), output_padding: unread };
      if (groups === 1 || channels > 1 || filters === groups) return emitter.node('ConvTranspose', names, options);
      // onnxruntime 1.30 reads wrong kernels on WebGPU if a group has one channel and several filters.
      const perFilter = emitter.node('ConvTranspose', names, { ...options, group: filters });
      const [batch, , ...size] = type.shape as Axes4;
      const perGroup = emitter.integers([batch, groups, filters / groups, ...size]);
      const separate = emitter.node('Reshape', [perFilter, perGroup]);
      return emitter.node('ReduceSum', [separate, emitter.integers([2])], { keepdims: 0 });
    },
  },

  /** From x and y to w. Attribute `kernel`: the height and the width of w. */
  convWeight: {
    infer: ([x, y], attributes) => {
      const channels = ((x as TensorType).shape[1] as number) / convOptions(attributes).groups;
      const filters = (y as TensorType).shape[1] as number;
      const w: TensorType = { dtype: 'float32', shape: [filters, channels, ...(attributes.kernel as Pair)] };
      expectResult('convWeight', y as TensorType, x as TensorType, w, attributes);
      return w;
    },
    evaluate: ([x, y], attributes, type) => {
      const [images, results] = [x as Tensor, y as Tensor];
      const { shape, data } = zeros(type.shape);
      forEachRow(images.shape, shape, results.shape, convOptions(attributes), (x, step, w, y, count) => {
        let sum = data[w] as number;
        for (let i = 0; i < count; i++) sum += (images.data[x + i * step] as number) * (results.data[y + i] as number);
        data[w] = sum;
      });
      return { shape, data };
    },
    lower: lowerConvWeight,
  },
} satisfies Record<string, Op>;

/** @throws RangeError or TypeError if x and w do not fit each other */
function resultOf(op: string, x: TensorType, w: TensorType, attributes: Attributes): TensorType {
  for (const type of [x, w]) {
    if (type.dtype !== 'float32' || type.shape.length !== 4) {
      throw new TypeError(`${op} takes float32 tensors with four axes, not ${formatType(type)}`);
    }
  }
  const [batch, channels, ...size] = x.shape as Axes4;
  const [filters, channelsRead, ...kernel] = w.shape as Axes4;
  const options = convOptions(attributes);
  const { groups } = options;
  if (channelsRead * groups !== channels || filters % groups !== 0) {
    const divided = groups === 1 ? '' : ` in ${groups} groups`;
    throw new RangeError(`${op}: kernels ${formatShape(w.shape)} do not fit images ${formatShape(x.shape)}${divided}`);
  }
  const [rows, columns] = slidingOf(kernel, options).map((sliding, axis) =>
    windowsAlong(size[axis] as number, sliding),
  ) as [number, number];
  if (rows < 1 || columns < 1) {
    throw new RangeError(`${op}: a kernel ${formatShape(kernel)} is larger than the padded image ${formatShape(size)}`);
  }
  return { dtype: 'float32', shape: [batch, filters, rows, columns] };
}

/** @throws RangeError if y is not the type of conv(x, w) */
function expectResult(op: string, y: TensorType, x: TensorType, w: TensorType, attributes: Attributes): void {
  const expected = formatType(resultOf(op, x, w, attributes));
  if (formatType(y) !== expected) throw new RangeError(`${op}: ${formatType(y)} should be ${expected}`);
}

function kernelOf({ type }: Value): Pair {
  const [, , ...kernel] = type.shape as Axes4;
  return kernel;
}

/** onnxruntime computes automatic pads incorrectly on WebGPU (#26734), so they are always written out. */
function nodeAttributes(w: Value, attributes: Attributes): Record<string, OnnxAttribute> {
  const { groups, ...options } = convOptions(attributes);
  return { kernel_shape: kernelOf(w), ...options, group: groups };
}
