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

  /** Concatenates tensors. Attribute `axis`: see `axisOf`. */
  concat: {
    infer: (inputs, attributes) => {
      const axis = axisOf(attributes);
      const [first] = inputs as [TensorType];
      const others = first.shape.toSpliced(axis, 1);
      const odd = inputs.find(({ shape }) => shape.length < -axis || !sameShape(shape.toSpliced(axis, 1), others));
      if (odd) throw new RangeError(`concat: ${formatType(odd)} cannot be concatenated with ${formatType(first)}`);
      const length = sumOf(inputs.map(({ shape }) => shape.at(axis) as number));
      return { dtype: 'float32', shape: first.shape.with(axis, length) };
    },
    evaluate: (inputs, attributes, type) => {
      const axis = axisOf(attributes);
      const result = zeros(type.shape);
      const length = sizeOf(type.shape.slice(axis));
      let offset = 0;
      for (const { shape, data } of inputs) {
        const width = sizeOf(shape.slice(axis));
        for (let row = 0; row * width < data.length; row++) {
          result.data.set(data.subarray(row * width, (row + 1) * width), row * length + offset);
        }
        offset += width;
      }
      return result;
    },
    lower: ({ type, attributes }, inputs, emitter) => emitter.concat(inputs, type.shape.length + axisOf(attributes)),
  },

  /**
   * One of the consecutive pieces of a tensor. Attributes: the `lengths` of all pieces, the `index` of this one, and
   * `axis`: see `axisOf`.
   */
  piece: {
    infer: (inputs, attributes) => {
      const [x] = inputs as [TensorType];
      const { lengths, index, axis } = pieceAttributes(attributes);
      if (x.shape.at(axis) !== sumOf(lengths)) {
        const along = axis === -1 ? '' : ` along axis ${axis}`;
        throw new RangeError(
          `piece: ${formatType(x)} cannot be split${along} into pieces of lengths ${formatShape(lengths)}`,
        );
      }
      return { dtype: x.dtype, shape: x.shape.with(axis, lengths[index] as number) };
    },
    evaluate: (inputs, attributes, type) => {
      const [x] = inputs as [Tensor];
      const { lengths, index, axis } = pieceAttributes(attributes);
      const width = sizeOf(type.shape.slice(axis));
      const length = sizeOf(x.shape.slice(axis));
      const start = (length / (x.shape.at(axis) as number)) * sumOf(lengths.slice(0, index));
      const result = zeros(type.shape);
      for (let row = 0; row * width < result.data.length; row++) {
        result.data.set(x.data.subarray(row * length + start, row * length + start + width), row * width);
      }
      return result;
    },
    lower: (value, [x], emitter) => {
      const { lengths, index, axis } = pieceAttributes(value.attributes);
      return emitter.split(x as string, lengths, value.type.shape.length + axis)[index] as string;
    },
  },

  /** Its input, as a constant for the reverse pass. */
  stopGradient: {
    infer: ([x]) => x as TensorType,
    evaluate: ([x]) => x as Tensor,
    lower: (_value, [x]) => x as string,
  },
} satisfies Record<string, Op>;

/**
 * The axis along which tensors are concatenated or split, counted from the end, so that it is the same with more leading
 * axes: −2 is the last but one. Without the attribute it is the last, −1.
 */
export function axisOf({ axis = -1 }: Attributes): number {
  return axis as number;
}

/** The attributes of an op along this axis, which counts from the start if it is not negative. */
export function alongAxis(axis: number, rank: number): Attributes {
  const fromEnd = axis < 0 ? axis : axis - rank;
  return fromEnd === -1 ? {} : { axis: fromEnd };
}

function pieceAttributes(attributes: Attributes) {
  const { lengths, index } = attributes;
  return { lengths: lengths as readonly number[], index: index as number, axis: axisOf(attributes) };
}

function sumOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0);
}
