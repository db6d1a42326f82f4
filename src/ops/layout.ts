import { formatType, type TensorType } from '../ir/graph.ts';
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
} satisfies Record<string, Op>;
