import type { Value } from '../ir/graph.ts';
import {
  broadcastTo,
  concat,
  constant,
  conv,
  convTranspose,
  convWeight,
  cos,
  div,
  equal,
  exp,
  greater,
  log,
  matmul,
  mul,
  neg,
  pieces,
  pow,
  reduceSum,
  reshape,
  sigmoid,
  sign,
  sin,
  softmax,
  square,
  sub,
  toFloat,
  transpose,
  where,
} from './index.ts';
import { axisOf } from './layout.ts';
import { maxPoolGradient } from './pooling-gradient.ts';
import { axesOf } from './reduction.ts';
import type { OpName } from './table.ts';
import { type Axes4, convOptions, type Pair } from './window.ts';

/**
 * Vector–Jacobian product: from the gradient `g` of the loss with respect to an op's result `y`, the gradients with
 * respect to its inputs, in order. A gradient may have the shape that the inputs broadcast to: the reverse pass sums it
 * back. `null` means that no gradient flows to the input, such as a condition.
 */
export type Vjp = (g: Value, y: Value, inputs: readonly Value[]) => readonly (Value | null)[];

/**
 * For an op whose results are parts of one tensor, told apart by the attribute `index`: the gradient with respect to that
 * tensor from those with respect to all of its parts, in order, null for a part that does not affect the loss. `y` is any
 * part. A rule for each part by itself would add up tensors that are zero but for that part.
 */
export interface JointRule {
  readonly join: (gradients: readonly (Value | null)[], y: Value) => Value;
}

/** `zero`: no gradient flows, because the result is piecewise constant or is meant to be a constant. */
export type GradientRule = Vjp | JointRule | 'zero';

/** Gradient rules for one, two and three inputs, with the length of `inputs` in the type. */
const of1 =
  (rule: (g: Value, y: Value, x: Value) => Value): Vjp =>
  (g, y, inputs) => [rule(g, y, inputs[0] as Value)];
const of2 =
  (rule: (g: Value, y: Value, a: Value, b: Value) => readonly Value[]): Vjp =>
  (g, y, inputs) =>
    rule(g, y, inputs[0] as Value, inputs[1] as Value);

export const gradientRules: Record<OpName, GradientRule> = {
  neg: of1((g) => neg(g)),
  abs: of1((g, _y, x) => mul(g, sign(x))),
  sign: 'zero',
  exp: of1((g, y) => mul(g, y)),
  log: of1((g, _y, x) => div(g, x)),
  sqrt: of1((g, y) => div(mul(g, 0.5), y)),
  tanh: of1((g, y) => mul(g, sub(1, square(y)))),
  sin: of1((g, _y, x) => mul(g, cos(x))),
  cos: of1((g, _y, x) => neg(mul(g, sin(x)))),
  erf: of1((g, _y, x) => mul(g, mul(2 / Math.sqrt(Math.PI), exp(neg(square(x)))))),
  sigmoid: of1((g, y) => mul(g, mul(y, sub(1, y)))),
  // y is never negative, so its sign is 0 or 1: one cheap node instead of a comparison and a cast.
  relu: of1((g, y) => mul(g, sign(y))),
  softplus: of1((g, _y, x) => mul(g, sigmoid(x))),

  add: of2((g) => [g, g]),
  sub: of2((g) => [g, neg(g)]),
  mul: of2((g, _y, a, b) => [mul(g, b), mul(g, a)]),
  div: of2((g, y, _a, b) => [div(g, b), neg(div(mul(g, y), b))]),
  pow: of2((g, y, a, b) => [mul(g, mul(b, pow(a, sub(b, 1)))), mul(g, mul(y, log(a)))]),
  // Where both are equal, the gradient goes to the first.
  maximum: of2((g, _y, a, b) => split(g, greater(b, a))),
  minimum: of2((g, _y, a, b) => split(g, greater(a, b))),

  greater: 'zero',
  equal: 'zero',
  toFloat: 'zero',
  where: (g, _y, [condition]) => [null, where(condition as Value, g, 0), where(condition as Value, 0, g)],

  reduceSum: of1((g, y, x) => broadcastTo(unreduce(g, y, x), x.type.shape)),
  // Equal largest elements share the gradient.
  reduceMax: of1((g, y, x) => {
    const largest = toFloat(equal(x, unreduce(y, y, x)));
    const count = reduceSum(largest, axesOf(y.attributes), { keepDims: true });
    return mul(div(unreduce(g, y, x), count), largest);
  }),
  softmax: of1((g, y) => {
    const weighted = mul(g, y);
    return sub(weighted, mul(y, reduceSum(weighted, [-1], { keepDims: true })));
  }),
  logSoftmax: of1((g, _y, x) => sub(g, mul(softmax(x), reduceSum(g, [-1], { keepDims: true })))),
  hardMax: 'zero',
  argMax: 'zero',

  matmul: of2(productGradients),
  gemm: (g, y, [a, b]) => {
    const alpha = y.attributes.alpha as number;
    return [...productGradients(alpha === 1 ? g : mul(g, alpha), y, a as Value, b as Value), g];
  },

  conv: (g, y, [x, w, bias]) => {
    const options = convOptions(y.attributes);
    const [images, kernels] = [x as Value, w as Value];
    const byImages = convTranspose(g, kernels, lastAxes(images), options);
    const byKernels = convWeight(images, g, lastAxes(kernels), options);
    return bias ? [byImages, byKernels, reduceSum(g, [0, 2, 3])] : [byImages, byKernels];
  },
  convTranspose: of2((g, x, y, w) => {
    const options = convOptions(x.attributes);
    return [conv(g, w, options), convWeight(g, y, lastAxes(w), options)];
  }),
  convWeight: of2((g, w, x, y) => {
    const options = convOptions(w.attributes);
    return [convTranspose(y, g, lastAxes(x), options), conv(x, g, options)];
  }),
  maxPool: of1(maxPoolGradient),

  concat: (g, y, inputs) => {
    const axis = axisOf(y.attributes);
    return pieces(
      g,
      inputs.map(({ type }) => type.shape.at(axis) as number),
      axis,
    );
  },
  piece: {
    join(gradients, y) {
      const axis = axisOf(y.attributes);
      const lengths = y.attributes.lengths as readonly number[];
      const zeros = (length: number) => broadcastTo(constant(y.builder, 0), y.type.shape.with(axis, length));
      return concat(
        gradients.map((g, index) => g ?? zeros(lengths[index] as number)),
        axis,
      );
    },
  },
  stopGradient: 'zero',
  reshape: of1((g, _y, x) => reshape(g, x.type.shape)),
  // The reverse pass sums the stretched axes back.
  broadcastTo: of1((g) => g),
  transpose: of1((g, y) => {
    const perm = y.attributes.perm as readonly number[];
    return transpose(
      g,
      perm.map((_, axis) => perm.indexOf(axis)),
    );
  }),
};

/**
 * With C = A·B: dA = dC·Bᵀ and dB = Aᵀ·dC. The gradient of an operand that was read transposed is transposed. `y` has the
 * attributes of the product.
 */
function productGradients(g: Value, y: Value, a: Value, b: Value): readonly [Value, Value] {
  const transA = y.attributes.transA === true;
  const transB = y.attributes.transB === true;
  return [
    transA ? matmul(b, g, { transA: transB, transB: true }) : matmul(g, b, { transB: !transB }),
    transB ? matmul(g, a, { transA: true, transB: transA }) : matmul(a, g, { transA: !transA }),
  ];
}

/** The height and the width of images or of kernels. */
function lastAxes({ type }: Value): Pair {
  const [, , ...size] = type.shape as Axes4;
  return size;
}

/** Restores the axes of length 1 in `g`, which has the shape of the reduced `y`, that the reduction of `x` dropped. */
function unreduce(g: Value, y: Value, x: Value): Value {
  const axes = axesOf(y.attributes);
  return reshape(
    g,
    x.type.shape.map((length, axis) => (axes.includes(axis) ? 1 : length)),
  );
}

/** Sends `g` to the second of two inputs where `toSecond` is true, otherwise to the first. */
function split(g: Value, toSecond: Value): readonly Value[] {
  return [where(toSecond, 0, g), where(toSecond, g, 0)];
}
