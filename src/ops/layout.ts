import { type Attributes, formatType, type TensorType } from '../ir/graph.ts';
import { broadcastShapes, formatShape, type Shape, sameShape, sizeOf, stridesOf } from '../math/shape.ts';
import { type Tensor, zeros } from '../math/tensor.ts';
import { mapBroadcast } from './elementwise.ts';
import type { Op } from './op.ts';

/** Ops that move elements without changing them. */
export const layout = {
  /** Attribute `shape`: the new shape, of the same size. */
  reshape: {
    infer: (inputs, attributes) => {
      const [x] = inputs as [TensorType];
      const shape = attributes.shape as Shape;
      if (sizeOf(shape) !== sizeOf(x.shape)) {
        throw new RangeError(`reshape: ${formatType(x)} does not fit into ${formatShape(shape)}`);
      }
      return { dtype: x.dtype, shape };
    },
    evaluate: ([x], _attributes, type) => ({ shape: type.shape, data: (x as Tensor).data }),
    lower: (value, inputs, emitter) => emitter.node('Reshape', [...inputs, emitter.integers(value.type.shape)]),
  },

  /** Attribute `shape`: the shape that the input is broadcast to. */
  broadcastTo: {
    infer: (inputs, attributes) => {
      const [x] = inputs as [TensorType];
      const shape = attributes.shape as Shape;
      if (!sameShape(broadcastShapes(x.shape, shape), shape)) {
        throw new RangeError(`broadcastTo: ${formatType(x)} does not broadcast to ${formatShape(shape)}`);
      }
      return { dtype: x.dtype, shape };
    },
    evaluate: (inputs, _attributes, type) => mapBroadcast(type.shape, inputs, ([x]) => x as number),
    lower: (value, inputs, emitter) => emitter.node('Expand', [...inputs, emitter.integers(value.type.shape)]),
  },

  /** Attribute `perm`: for each axis of the result, the axis of the input. */
  transpose: {
    infer: (inputs, attributes) => {
      const [x] = inputs as [TensorType];
      const perm = attributes.perm as readonly number[];
      if (
        !sameShape(
          [...perm].sort((a, b) => a - b),
          Array.from(x.shape.keys()),
        )
      ) {
        throw new RangeError(`transpose: ${formatShape(perm)} does not permute the axes of ${formatType(x)}`);
      }
      return { dtype: x.dtype, shape: perm.map((axis) => x.shape[axis] as number) };
    },
    evaluate: (inputs, attributes, type) => {
      const [x] = inputs as [Tensor];
      const sourceStrides = stridesOf(x.shape);
      const strides = (attributes.perm as readonly number[]).map((axis) => sourceStrides[axis] as number);
      const targetStrides = stridesOf(type.shape);
      const result = zeros(type.shape);
      for (let index = 0; index < result.data.length; index++) {
        let source = 0;
        for (let axis = 0; axis < strides.length; axis++) {
          const position = Math.floor(index / (targetStrides[axis] as number)) % (type.shape[axis] as number);
          source += position * (strides[axis] as number);
        }
        result.data[index] = x.data[source] as number;
      }
      return result;
    },
    lower: (value, inputs, emitter) =>
      emitter.node('Transpose', inputs, { perm: value.attributes.perm as readonly number[] }),
  },

  /** Concatenates tensors along their last axis. */
  concat: {
    infer: (inputs) => {
      const [first] = inputs as [TensorType];
      const leading = first.shape.slice(0, -1);
      const odd = inputs.find(({ shape }) => shape.length === 0 || !sameShape(shape.slice(0, -1), leading));
      if (odd) throw new RangeError(`concat: ${formatType(odd)} cannot be concatenated with ${formatType(first)}`);
      return { dtype: 'float32', shape: [...leading, sumOf(inputs.map(({ shape }) => shape.at(-1) as number))] };
    },
    evaluate: (inputs, _attributes, type) => {
      const result = zeros(type.shape);
      const length = type.shape.at(-1) as number;
      let offset = 0;
      for (const { shape, data } of inputs) {
        const width = shape.at(-1) as number;
        for (let row = 0; row * width < data.length; row++) {
          result.data.set(data.subarray(row * width, (row + 1) * width), row * length + offset);
        }
        offset += width;
      }
      return result;
    },
    lower: ({ type }, inputs, emitter) => emitter.concat(inputs, type.shape.length - 1),
  },

  /**
   * One of the consecutive pieces of a tensor along its last axis. Attributes: the `lengths` of all pieces, and the
   * `index` of this one.
   */
  piece: {
    infer: (inputs, attributes) => {
      const [x] = inputs as [TensorType];
      const { lengths, index } = pieceAttributes(attributes);
      if (x.shape.at(-1) !== sumOf(lengths)) {
        throw new RangeError(`piece: ${formatType(x)} cannot be split into pieces of lengths ${formatShape(lengths)}`);
      }
      return { dtype: x.dtype, shape: [...x.shape.slice(0, -1), lengths[index] as number] };
    },
    evaluate: (inputs, attributes, type) => {
      const [x] = inputs as [Tensor];
      const { lengths, index } = pieceAttributes(attributes);
      const start = sumOf(lengths.slice(0, index));
      const width = lengths[index] as number;
      const length = x.shape.at(-1) as number;
      const result = zeros(type.shape);
      for (let row = 0; row * width < result.data.length; row++) {
        result.data.set(x.data.subarray(row * length + start, row * length + start + width), row * width);
      }
      return result;
    },
    lower: (value, [x], emitter) => {
      const { lengths, index } = pieceAttributes(value.attributes);
      return emitter.split(x as string, lengths, value.type.shape.length - 1)[index] as string;
    },
  },
} satisfies Record<string, Op>;

function pieceAttributes({ lengths, index }: Attributes): { lengths: readonly number[]; index: number } {
  return { lengths: lengths as readonly number[], index: index as number };
}

function sumOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}
