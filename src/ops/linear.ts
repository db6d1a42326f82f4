import { formatType, type TensorType, type Value } from '../ir/graph.ts';
import { broadcastShapes, sameShape, sizeOf } from '../math/shape.ts';
import { type Tensor, zeros } from '../math/tensor.ts';
import { broadcastIndex, mapBroadcast } from './elementwise.ts';
import type { Emitter, Op } from './op.ts';

type Index = (index: number) => number;

/**
 * Matrix product over the last two axes; leading axes broadcast. With the attributes `transA` and `transB` an operand
 * is read with its last two axes swapped.
 */
const matmul: Op = {
  infer: (inputs, { transA, transB }) => {
    const [a, b] = inputs as [TensorType, TensorType];
    const [rows, inner] = matrix(a, transA === true);
    const [otherInner, columns] = matrix(b, transB === true);
    if (inner !== otherInner) {
      const operand = (type: TensorType, trans: unknown) => `${formatType(type)}${trans ? ' transposed' : ''}`;
      throw new RangeError(`matmul: ${operand(a, transA)} and ${operand(b, transB)} do not fit`);
    }
    const batch = broadcastShapes(a.shape.slice(0, -2), b.shape.slice(0, -2));
    return { dtype: 'float32', shape: [...batch, rows, columns] };
  },
  evaluate: (inputs, { transA, transB }, type) => {
    const [a, b] = inputs as [Tensor, Tensor];
    const [rows, columns] = type.shape.slice(-2) as [number, number];
    const inner = a.shape.at(transA ? -2 : -1) as number;
    const batch = type.shape.slice(0, -2);
    const [readA, readB] = [a, b].map(({ shape }) => broadcastIndex(shape.slice(0, -2), batch)) as [Index, Index];
    const [rowA, innerA] = transA ? [1, rows] : [inner, 1];
    const [innerB, columnB] = transB ? [1, inner] : [columns, 1];
    const result = zeros(type.shape);
    for (let matrix = 0; matrix < sizeOf(batch); matrix++) {
      const startA = readA(matrix) * rows * inner;
      const startB = readB(matrix) * inner * columns;
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          let sum = 0;
          for (let k = 0; k < inner; k++) {
            sum +=
              (a.data[startA + row * rowA + k * innerA] as number) *
              (b.data[startB + k * innerB + column * columnB] as number);
          }
          result.data[(matrix * rows + row) * columns + column] = sum;
        }
      }
    }
    return result;
  },
  lower: (value, names, emitter) => {
    const [a, b] = value.inputs as [Value, Value];
    const { transA, transB } = value.attributes;
    if (a.type.shape.length === 2 && b.type.shape.length === 2) {
      return emitter.node('Gemm', names, { transA: transA ? 1 : 0, transB: transB ? 1 : 0 });
    }
    const [left, right] = names as [string, string];
    return emitter.node('MatMul', [
      transA ? swapLastAxes(left, a.type.shape.length, emitter) : left,
      transB ? swapLastAxes(right, b.type.shape.length, emitter) : right,
    ]);
  },
};

/** Products of matrices. */
export const linear = {
  matmul,
  /**
   * alpha · A·B + C for matrices, where C broadcasts to the product. The attributes are those of `matmul`, and `alpha`.
   * A compiler pass creates it from a `matmul` and the addition after it.
   */
  gemm: {
    infer: (inputs, attributes) => {
      const [a, b, c] = inputs as [TensorType, TensorType, TensorType];
      const product = matmul.infer([a, b], attributes);
      if (product.shape.length !== 2 || !sameShape(broadcastShapes(product.shape, c.shape), product.shape)) {
        throw new RangeError(`gemm: ${formatType(c)} does not broadcast to ${formatType(product)}`);
      }
      return product;
    },
    evaluate: (inputs, attributes, type) => {
      const [a, b, c] = inputs as [Tensor, Tensor, Tensor];
      const product = matmul.evaluate([a, b], attributes, type);
      const alpha = attributes.alpha as number;
      return mapBroadcast(type.shape, [product, c], ([x, y]) => alpha * (x as number) + (y as number));
    },
    lower: ({ attributes }, names, emitter) =>
      emitter.node('Gemm', names, {
        transA: attributes.transA ? 1 : 0,
        transB: attributes.transB ? 1 : 0,
        alpha: { float: attributes.alpha as number },
      }),
  },
} satisfies Record<string, Op>;

function matrix(type: TensorType, transposed: boolean): [rows: number, columns: number] {
  if (type.dtype !== 'float32' || type.shape.length < 2) {
    throw new TypeError(`matmul takes float32 matrices, not ${formatType(type)}`);
  }
  const [rows, columns] = type.shape.slice(-2) as [number, number];
  return transposed ? [columns, rows] : [rows, columns];
}

function swapLastAxes(name: string, rank: number, emitter: Emitter): string {
  const perm = Array.from({ length: rank }, (_, axis) => axis);
  perm.push(...perm.splice(-2, 1));
  return emitter.node('Transpose', [name], { perm });
}
