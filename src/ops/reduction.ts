import type { Attributes, TensorType } from '../ir/graph.ts';
import { type Shape, sizeOf, stridesOf } from '../math/shape.ts';
import { type Tensor, zeros } from '../math/tensor.ts';
import { expectDtype } from './elementwise.ts';
import type { Op } from './op.ts';

/**
 * Ops that combine elements along axes. The attribute `axes` contains non-negative axes; `keepDims` keeps reduced axes
 * with length 1.
 */
export const reduction = {
  reduceSum: reducer('ReduceSum', 0, (total, x) => total + x),
  reduceMax: reducer('ReduceMax', Number.NEGATIVE_INFINITY, (largest, x) => Math.max(largest, x)),

  /** Along the last axis: non-negative and summing to 1. */
  softmax: alongLastAxis('Softmax', (row) => {
    const largest = Math.max(...row);
    const powers = row.map((x) => Math.exp(x - largest));
    const total = powers.reduce((sum, x) => sum + x, 0);
    return powers.map((x) => x / total);
  }),

  /** log(softmax), without overflow. */
  logSoftmax: alongLastAxis('LogSoftmax', (row) => {
    const largest = Math.max(...row);
    const logTotal = Math.log(row.reduce((sum, x) => sum + Math.exp(x - largest), 0)) + largest;
    return row.map((x) => x - logTotal);
  }),

  /** Along the last axis: 1 for the largest element, the first one if several are equal, and 0 for the others. */
  hardMax: alongLastAxis('Hardmax', (row) => {
    const largest = row.indexOf(Math.max(...row));
    return row.map((_, index) => (index === largest ? 1 : 0));
  }),

  /** Index of the largest element along the last axis; the first one if several are equal. */
  argMax: {
    infer: ([x]) => ({ dtype: 'int32', shape: (x as TensorType).shape.slice(0, -1) }),
    evaluate: ([x], _attributes, type) => {
      const { shape, data } = x as Tensor;
      const length = shape.at(-1) ?? 1;
      const result = zeros(type.shape);
      for (let row = 0; row < result.data.length; row++) {
        const elements = data.subarray(row * length, (row + 1) * length);
        result.data[row] = elements.indexOf(Math.max(...elements));
      }
      return result;
    },
    lower: (_value, inputs, emitter) => {
      const index = emitter.node('ArgMax', inputs, { axis: -1, keepdims: 0 });
      return emitter.node('Cast', [index], { to: 6 });
    },
  },
} satisfies Record<string, Op>;

export function axesOf(attributes: Attributes): readonly number[] {
  return attributes.axes as readonly number[];
}

function reducedShape(shape: Shape, attributes: Attributes): Shape {
  const axes = axesOf(attributes);
  return attributes.keepDims
    ? shape.map((length, axis) => (axes.includes(axis) ? 1 : length))
    : shape.filter((_, axis) => !axes.includes(axis));
}

function reducer(onnx: string, start: number, combine: (total: number, x: number) => number): Op {
  return {
    infer: ([x], attributes) => {
      const { shape } = expectDtype(onnx, x as TensorType, 'float32');
      const wrong = axesOf(attributes).find((axis) => !(axis in shape));
      if (wrong !== undefined) throw new RangeError(`${onnx}: no axis ${wrong} in a tensor of rank ${shape.length}`);
      return { dtype: 'float32', shape: reducedShape(shape, attributes) };
    },
    evaluate: ([x], attributes, type) => {
      const { shape, data } = x as Tensor;
      const axes = axesOf(attributes);
      const kept = shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
      const sourceStrides = stridesOf(shape);
      const targetStrides = stridesOf(kept).map((stride, axis) => (axes.includes(axis) ? 0 : stride));
      const result = { shape: type.shape, data: new Float64Array(sizeOf(kept)).fill(start) };
      for (let index = 0; index < data.length; index++) {
        let target = 0;
        for (let axis = 0; axis < shape.length; axis++) {
          const position = Math.floor(index / (sourceStrides[axis] as number)) % (shape[axis] as number);
          target += position * (targetStrides[axis] as number);
        }
        result.data[target] = combine(result.data[target] as number, data[index] as number);
      }
      return result;
    },
    lower: (value, inputs, emitter) => {
      const axes = emitter.integers(axesOf(value.attributes));
      return emitter.node(onnx, [...inputs, axes], { keepdims: value.attributes.keepDims ? 1 : 0 });
    },
  };
}

function alongLastAxis(onnx: string, compute: (row: Float64Array) => Float64Array): Op {
  return {
    infer: ([x]) => expectDtype(onnx, x as TensorType, 'float32'),
    evaluate: ([x]) => {
      const { shape, data } = x as Tensor;
      const length = shape.at(-1) ?? 1;
      const result = zeros(shape);
      for (let start = 0; start < data.length; start += length) {
        result.data.set(compute(data.subarray(start, start + length)), start);
      }
      return result;
    },
    lower: (_value, inputs, emitter) => emitter.node(onnx, inputs, { axis: -1 }),
  };
}
