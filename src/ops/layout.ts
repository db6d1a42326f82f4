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

  /** Attribute `shape`: the shape that the input stretches to. */
  broadcastTo: {
    infer: (inputs, attributes) => {
      const [x] = inputs as [TensorType];
      const shape = attributes.shape as Shape;
      if (!sameShape(broadcastShapes(x.shape, shape), shape)) {
        throw new RangeError(`broadcastTo: ${formatType(x)} does not stretch to ${formatShape(shape)}`);
      }
      return { dtype: x.dtype, shape };
    },
    evaluate: (inputs, _attributes, type) => mapBroadcast(type.shape, inputs, ([x]) => x as number),
    lower: (value, inputs, emitter) => emitter.node('Expand', [...inputs, emitter.integers(value.type.shape)]),
  },

  /** Attribute `perm`: which axis of the input each axis of the result is. */
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

  /** Vectors one after the other. */
  concat: {
    infer: (inputs) => {
      const matrix = inputs.find(({ shape }) => shape.length !== 1);
      if (matrix) throw new RangeError(`concat wants vectors, not ${formatType(matrix)}`);
      return { dtype: 'float32', shape: [inputs.reduce((sum, { shape }) => sum + (shape[0] as number), 0)] };
    },
    evaluate: (inputs, _attributes, type) => {
      const result = zeros(type.shape);
      let offset = 0;
      for (const { data } of inputs) {
        result.data.set(data, offset);
        offset += data.length;
      }
      return result;
    },
    lower: (_value, inputs, emitter) => emitter.concat(inputs),
  },

  /** One of the consecutive pieces of a vector. Attributes: `lengths` of all of them, `index` of the one. */
  piece: {
    infer: (inputs, attributes) => {
      const [x] = inputs as [TensorType];
      const { lengths, index } = pieceAttributes(attributes);
      const total = lengths.reduce((sum, length) => sum + length, 0);
      if (x.shape.length !== 1 || x.shape[0] !== total) {
        throw new RangeError(`piece: ${formatType(x)} has no pieces of ${formatShape(lengths)}`);
      }
      return { dtype: x.dtype, shape: [lengths[index] as number] };
    },
    evaluate: ([x], attributes, type) => {
      const { lengths, index } = pieceAttributes(attributes);
      const start = lengths.slice(0, index).reduce((sum, length) => sum + length, 0);
      return { shape: type.shape, data: (x as Tensor).data.subarray(start, start + (lengths[index] as number)) };
    },
    lower: (value, [x], emitter) => {
      const { lengths, index } = pieceAttributes(value.attributes);
      return emitter.split(x as string, lengths)[index] as string;
    },
  },
} satisfies Record<string, Op>;

function pieceAttributes({ lengths, index }: Attributes): { lengths: readonly number[]; index: number } {
  return { lengths: lengths as readonly number[], index: index as number };
}
