import type { Value } from '../../src/ir/graph.ts';
import { randomStream } from '../../src/math/random.ts';
import { type Shape, sizeOf } from '../../src/math/shape.ts';
import { type Tensor, tensor } from '../../src/math/tensor.ts';
import * as ops from '../../src/ops/index.ts';
import type { OpName } from '../../src/ops/table.ts';
import { samePads } from '../../src/ops/window.ts';

const random = randomStream(1, 'op gradients');
/** Values away from zero, where some ops have a kink. */
export const any = (...shape: Shape) => draw(shape, () => (random.uniform() < 0.5 ? -1 : 1) * random.uniform(0.2, 2));
const positive = (...shape: Shape) => draw(shape, () => random.uniform(0.3, 2));

function draw(shape: Shape, next: () => number): Tensor {
  return tensor(
    shape,
    Array.from({ length: sizeOf(shape) }, () => Math.fround(next())),
  );
}

export interface OpCase {
  readonly inputs: readonly Tensor[];
  readonly build: (...inputs: Value[]) => Value;
}

/** Small inputs for every op, in the shapes that its rules distinguish. */
export const opCases: Readonly<Record<OpName, readonly OpCase[]>> = {
  sign: [{ inputs: [any(2, 3)], build: ops.sign }],
  greater: [{ inputs: [any(2, 3), any(3)], build: (a, b) => ops.toFloat(ops.greater(a, b)) }],
  equal: [{ inputs: [tensor([4], [1, 2, 2, 3]), tensor([], [2])], build: (a, b) => ops.toFloat(ops.equal(a, b)) }],
  toFloat: [{ inputs: [any(3, 4)], build: (x) => ops.toFloat(ops.argMax(x)) }],
  hardMax: [
    { inputs: [any(3, 4)], build: ops.hardMax },
    { inputs: [tensor([2, 3], [1, 2, 2, -1, -1, -3])], build: ops.hardMax },
  ],
  argMax: [{ inputs: [any(3, 4)], build: (x) => ops.toFloat(ops.argMax(x)) }],
  neg: [{ inputs: [any(2, 3)], build: ops.neg }],
  abs: [{ inputs: [any(2, 3)], build: ops.abs }],
  exp: [{ inputs: [any(2, 3)], build: ops.exp }],
  log: [{ inputs: [positive(2, 3)], build: ops.log }],
  sqrt: [{ inputs: [positive(2, 3)], build: ops.sqrt }],
  tanh: [{ inputs: [any(2, 3)], build: ops.tanh }],
  sin: [{ inputs: [any(2, 3)], build: ops.sin }],
  cos: [{ inputs: [any(2, 3)], build: ops.cos }],
  erf: [{ inputs: [any(2, 3)], build: ops.erf }],
  sigmoid: [{ inputs: [any(2, 3)], build: ops.sigmoid }],
  relu: [{ inputs: [any(4, 5)], build: ops.relu }],
  softplus: [{ inputs: [any(2, 3)], build: ops.softplus }],
  add: [
    { inputs: [any(2, 3), any(3)], build: ops.add },
    { inputs: [any(2, 1, 3), any(4, 1)], build: ops.add },
  ],
  sub: [{ inputs: [any(3), any(2, 3)], build: ops.sub }],
  mul: [
    { inputs: [any(2, 3), any()], build: ops.mul },
    { inputs: [any(2, 3)], build: (x) => ops.mul(x, x) },
    { inputs: [any(2, 1), any(2, 3)], build: ops.mul },
  ],
  div: [{ inputs: [any(2, 3), any(3)], build: ops.div }],
  pow: [
    { inputs: [positive(2, 3), any(3)], build: ops.pow },
    { inputs: [any(2, 3)], build: (x) => ops.pow(x, 3) },
  ],
  maximum: [{ inputs: [any(2, 3), any(3)], build: ops.maximum }],
  minimum: [{ inputs: [any(2, 3), any(3)], build: ops.minimum }],
  where: [
    { inputs: [any(2, 3), any(3)], build: (a, b) => ops.where(ops.greater(a, b), a, b) },
    { inputs: [any(3), any(2, 3), any(2, 1)], build: (x, a, b) => ops.where(ops.greater(x, 0), a, b) },
  ],
  reduceSum: [
    { inputs: [any(2, 3, 4)], build: (x) => ops.reduceSum(x, [1]) },
    { inputs: [any(2, 3, 4)], build: (x) => ops.reduceSum(x, [0, -1], { keepDims: true }) },
    { inputs: [any(2, 3)], build: (x) => ops.reduceMean(x) },
  ],
  reduceMax: [
    { inputs: [any(2, 3, 4)], build: (x) => ops.reduceMax(x, [1]) },
    { inputs: [any(2, 3)], build: (x) => ops.reduceMax(x, [-1], { keepDims: true }) },
  ],
  softmax: [{ inputs: [any(2, 4)], build: ops.softmax }],
  logSoftmax: [{ inputs: [any(2, 4)], build: ops.logSoftmax }],
  matmul: [
    { inputs: [any(2, 3), any(3, 4)], build: (a, b) => ops.matmul(a, b) },
    { inputs: [any(3, 2), any(3, 4)], build: (a, b) => ops.matmul(a, b, { transA: true }) },
    { inputs: [any(2, 3), any(4, 3)], build: (a, b) => ops.matmul(a, b, { transB: true }) },
    { inputs: [any(3, 2), any(4, 3)], build: (a, b) => ops.matmul(a, b, { transA: true, transB: true }) },
    { inputs: [any(5, 2, 3), any(5, 3, 2)], build: (a, b) => ops.matmul(a, b) },
    { inputs: [any(5, 2, 3), any(3, 2)], build: (a, b) => ops.matmul(a, b) },
    { inputs: [any(2, 3), any(5, 2, 3)], build: (a, b) => ops.matmul(a, b, { transB: true }) },
  ],
  gemm: [
    { inputs: [any(2, 3), any(3, 4), any(4)], build: (a, b, c) => ops.gemm(a, b, c) },
    { inputs: [any(3, 2), any(3, 4), any(2, 4)], build: (a, b, c) => ops.gemm(a, b, c, { transA: true, alpha: -1 }) },
    { inputs: [any(2, 3), any(4, 3), any()], build: (a, b, c) => ops.gemm(a, b, c, { transB: true, alpha: 0.5 }) },
  ],
  conv: [
    { inputs: [any(2, 3, 5, 4), any(2, 3, 3, 2)], build: (x, w) => ops.conv(x, w) },
    {
      inputs: [any(2, 1, 6, 7), any(5, 1, 3, 3), any(5)],
      build: (x, w, bias) => ops.conv(x, w, { strides: [2, 3], pads: [1, 0, 1, 1] }, bias),
    },
    { inputs: [any(1, 3, 4, 5), any(7, 3, 4, 5)], build: (x, w) => ops.conv(x, w) },
    {
      inputs: [any(1, 5, 5, 6), any(1, 5, 2, 4), any(1)],
      build: (x, w, bias) => ops.conv(x, w, { pads: samePads([5, 6], [2, 4]) }, bias),
    },
    {
      inputs: [any(2, 6, 6, 5), any(3, 2, 2, 2), any(3)],
      build: (x, w, bias) =>
        ops.conv(x, w, { groups: 3, dilations: [3, 2], strides: [2, 1], pads: [0, 1, 1, 0] }, bias),
    },
    { inputs: [any(2, 3, 3, 3), any(3, 1, 1, 1)], build: (x, w) => ops.conv(x, w, { groups: 3, strides: [2, 2] }) },
    { inputs: [any(2, 3, 4, 4)], build: (x) => ops.averagePool(x, [2, 2], { strides: [2, 2] }) },
    { inputs: [any(1, 5, 5, 4)], build: (x) => ops.averagePool(x, [3, 2], { strides: [2, 1], pads: [1, 0, 1, 1] }) },
  ],
  convTranspose: [
    { inputs: [any(2, 2, 3, 3), any(2, 3, 3, 2)], build: (y, w) => ops.convTranspose(y, w, [5, 4]) },
    {
      inputs: [any(1, 5, 3, 2), any(5, 7, 3, 3)],
      build: (y, w) => ops.convTranspose(y, w, [6, 7], { strides: [2, 3], pads: [1, 0, 1, 1] }),
    },
    {
      inputs: [any(2, 6, 3, 4), any(6, 1, 2, 2)],
      build: (y, w) =>
        ops.convTranspose(y, w, [8, 5], { groups: 3, dilations: [3, 2], strides: [2, 1], pads: [0, 1, 0, 0] }),
    },
  ],
  convWeight: [
    { inputs: [any(2, 3, 5, 4), any(2, 2, 3, 3)], build: (x, g) => ops.convWeight(x, g, [3, 2]) },
    {
      inputs: [any(1, 7, 6, 7), any(1, 5, 3, 2)],
      build: (x, g) => ops.convWeight(x, g, [3, 3], { strides: [2, 3], pads: [1, 0, 1, 1] }),
    },
    {
      inputs: [any(2, 3, 8, 5), any(2, 6, 3, 4)],
      build: (x, g) =>
        ops.convWeight(x, g, [2, 2], { groups: 3, dilations: [3, 2], strides: [2, 1], pads: [0, 1, 0, 0] }),
    },
  ],
  maxPool: [
    { inputs: [any(2, 3, 4, 6)], build: (x) => ops.maxPool(x, [2, 2], { strides: [2, 2] }) },
    { inputs: [any(1, 5, 5, 6)], build: (x) => ops.maxPool(x, [3, 2], { strides: [2, 1], pads: [1, 0, 1, 1] }) },
    { inputs: [any(2, 1, 7, 8)], build: (x) => ops.maxPool(x, [2, 1], { strides: [3, 3] }) },
    { inputs: [any(1, 7, 3, 4)], build: (x) => ops.maxPool(x, [3, 4]) },
  ],
  concat: [
    { inputs: [any(2), any(3), any(1)], build: (...vectors) => ops.concat(vectors) },
    { inputs: [any(2, 1, 3), any(2, 4, 3)], build: (...tensors) => ops.concat(tensors, 1) },
    { inputs: [any(1, 3), any(2, 3)], build: (...matrices) => ops.concat(matrices, -2) },
  ],
  piece: [
    { inputs: [any(6)], build: (x) => ops.concat([ops.piece(x, [1, 3, 2], 2), ops.piece(x, [1, 3, 2], 1)]) },
    { inputs: [any(6, 2)], build: (x) => ops.piece(x, [1, 3, 2], 1, 0) },
    {
      inputs: [any(2, 3, 2)],
      build: (x) => {
        const [first, last] = ops.pieces(x, [1, 2], 1);
        const [left, right] = ops.pieces(x, [1, 1]);
        return ops.add(ops.reduceSum(ops.mul(first as Value, last as Value)), ops.mul(left as Value, right as Value));
      },
    },
  ],
  stopGradient: [
    { inputs: [any(2, 3)], build: ops.stopGradient },
    { inputs: [any(3)], build: (x) => ops.mul(x, ops.stopGradient(x)) },
  ],
  reshape: [{ inputs: [any(2, 3)], build: (x) => ops.reshape(x, [3, 2]) }],
  broadcastTo: [{ inputs: [any(2, 1)], build: (x) => ops.broadcastTo(x, [4, 2, 3]) }],
  transpose: [{ inputs: [any(2, 3, 4)], build: (x) => ops.transpose(x, [2, 0, 1]) }],
};
