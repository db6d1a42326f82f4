/**
 * The language in which layers, losses and optimizers are written, with one function per op. Each takes and returns
 * graph values; a plain number is a float32 scalar. Functions of two or more operands broadcast.
 */
import { type Attributes, float32, type GraphBuilder, type Value } from '../ir/graph.ts';
import { type Shape, sameShape, sizeOf } from '../math/shape.ts';
import { alongAxis } from './layout.ts';
import { channelsApart } from './pooling.ts';
import { type OpName, primitives } from './table.ts';
import { type Axes4, type ConvOptions, isPadded, type Pair, type WindowOptions } from './window.ts';

export type Operand = Value | number;

export const neg = (x: Value) => apply('neg', [x]);
export const abs = (x: Value) => apply('abs', [x]);
export const sign = (x: Value) => apply('sign', [x]);
export const exp = (x: Value) => apply('exp', [x]);
export const log = (x: Value) => apply('log', [x]);
export const sqrt = (x: Value) => apply('sqrt', [x]);
export const tanh = (x: Value) => apply('tanh', [x]);
export const sin = (x: Value) => apply('sin', [x]);
export const cos = (x: Value) => apply('cos', [x]);
export const erf = (x: Value) => apply('erf', [x]);
export const sigmoid = (x: Value) => apply('sigmoid', [x]);
export const relu = (x: Value) => apply('relu', [x]);
export const softplus = (x: Value) => apply('softplus', [x]);
export const square = (x: Value) => apply('mul', [x, x]);

export const add = (a: Operand, b: Operand) => apply('add', [a, b]);
export const sub = (a: Operand, b: Operand) => apply('sub', [a, b]);
export const mul = (a: Operand, b: Operand) => apply('mul', [a, b]);
export const div = (a: Operand, b: Operand) => apply('div', [a, b]);
export const pow = (a: Operand, b: Operand) => apply('pow', [a, b]);
export const maximum = (a: Operand, b: Operand) => apply('maximum', [a, b]);
export const minimum = (a: Operand, b: Operand) => apply('minimum', [a, b]);

/** The result is bool. */
export const greater = (a: Operand, b: Operand) => apply('greater', [a, b]);
/** The result is bool. */
export const equal = (a: Operand, b: Operand) => apply('equal', [a, b]);
/** bool or int32 → float32. */
export const toFloat = (x: Value) => apply('toFloat', [x]);
export const where = (condition: Value, a: Operand, b: Operand) => apply('where', [condition, a, b]);

interface ReduceOptions {
  readonly keepDims?: boolean;
}
type Axes = readonly number[] | undefined;

/** Sum over `axes`, by default over all. Negative axes count from the last. */
export const reduceSum = (x: Value, axes?: Axes, options?: ReduceOptions) => reduce('reduceSum', x, axes, options);
/** Largest element over `axes`, by default over all. */
export const reduceMax = (x: Value, axes?: Axes, options?: ReduceOptions) => reduce('reduceMax', x, axes, options);
/** Mean over `axes`, by default over all. */
export function reduceMean(x: Value, axes?: Axes, options?: ReduceOptions): Value {
  const sum = reduceSum(x, axes, options);
  return mul(sum, sizeOf(sum.type.shape) / sizeOf(x.type.shape));
}

/** Along the last axis. */
export const softmax = (x: Value) => apply('softmax', [x]);
/** Along the last axis. */
export const logSoftmax = (x: Value) => apply('logSoftmax', [x]);
/** Along the last axis: 1 for the largest element, the first one if several are equal, and 0 for the others. */
export const hardMax = (x: Value) => apply('hardMax', [x]);
/** Index of the largest element along the last axis, int32. */
export const argMax = (x: Value) => apply('argMax', [x]);

interface MatmulOptions {
  readonly transA?: boolean;
  readonly transB?: boolean;
}

/** Matrix product over the last two axes; `transA` and `transB` first swap those of an operand. */
export const matmul = (a: Value, b: Value, { transA = false, transB = false }: MatmulOptions = {}) =>
  apply('matmul', [a, b], { transA, transB });

interface GemmOptions extends MatmulOptions {
  readonly alpha?: number;
}

/** alpha · A·B + C for matrices; C broadcasts to the product. */
export const gemm = (a: Value, b: Value, c: Value, { transA = false, transB = false, alpha = 1 }: GemmOptions = {}) =>
  apply('gemm', [a, b, c], { transA, transB, alpha });

/**
 * Cross-correlation of images [batch, channels, height, width] with kernels [filters, channels / groups, kernel height,
 * kernel width], plus a bias [filters] if there is one. The result is [batch, filters, rows, columns].
 */
export const conv = (x: Value, kernels: Value, options: ConvOptions = {}, bias?: Value) =>
  apply('conv', bias ? [x, kernels, bias] : [x, kernels], convAttributes(options));
/**
 * Transposed convolution: every element of `y` adds the kernels, multiplied by it, to that part of the result that `conv`
 * would read for it. It is the gradient of `conv` by its images, whose height and width are `size`.
 */
export const convTranspose = (y: Value, kernels: Value, size: Pair, options: ConvOptions = {}) =>
  apply('convTranspose', [y, kernels], { ...convAttributes(options), size });
/** The gradient of `conv` by its kernels of this height and width, from that by its result. */
export const convWeight = (x: Value, g: Value, kernel: Pair, options: ConvOptions = {}) =>
  apply('convWeight', [x, g], { ...convAttributes(options), kernel });

/** The largest element of each window of images [batch, channels, height, width], ignoring padding. */
export const maxPool = (x: Value, kernel: Pair, options: WindowOptions = {}) =>
  apply('maxPool', [x], { kernel, ...windowAttributes(options) });
/**
 * The mean of each window of images [batch, channels, height, width], ignoring padding: a convolution, which onnxruntime
 * computes faster than its AveragePool.
 */
export function averagePool(x: Value, kernel: Pair, options: WindowOptions = {}): Value {
  const [batch, channels, ...size] = x.type.shape as Axes4;
  const equal = constant(x.builder, 1 / sizeOf(kernel), [1, 1, ...kernel]);
  const sum = conv(reshape(x, channelsApart(size[0], kernel, options)(x.type.shape)), equal, options);
  const mean = isPadded(options) ? div(sum, conv(constant(x.builder, 1, [1, 1, ...size]), equal, options)) : sum;
  const columns = mean.type.shape[3] as number;
  return reshape(mean, [batch, channels, sizeOf(mean.type.shape) / (batch * channels * columns), columns]);
}

/** Concatenates tensors along an axis, by default the last. A negative axis counts from the end. */
export function concat(tensors: readonly Value[], axis = -1): Value {
  return apply('concat', tensors, alongAxis(axis, (tensors[0] as Value).type.shape.length));
}
/**
 * Piece number `index` of a tensor that is split into consecutive pieces of these lengths along an axis, by default the
 * last.
 */
export function piece(x: Value, lengths: readonly number[], index: number, axis = -1): Value {
  return apply('piece', [x], { lengths, index, ...alongAxis(axis, x.type.shape.length) });
}
/** All consecutive pieces of these lengths into which a tensor is split along an axis, by default the last. */
export const pieces = (x: Value, lengths: readonly number[], axis?: number) =>
  lengths.map((_, index) => piece(x, lengths, index, axis));

/** Its input, through which no gradient flows. */
export const stopGradient = (x: Value) => apply('stopGradient', [x]);

export const reshape = (x: Value, shape: Shape) =>
  sameShape(x.type.shape, shape) ? x : apply('reshape', [x], { shape });
export const broadcastTo = (x: Value, shape: Shape) =>
  sameShape(x.type.shape, shape) ? x : apply('broadcastTo', [x], { shape });

/** Axis i of the result is axis `perm[i]` of `x`; by default the axes are reversed. */
export const transpose = (x: Value, perm: readonly number[] = Array.from(x.type.shape.keys()).reverse()) =>
  apply('transpose', [x], { perm });

/** A float32 constant with the same value everywhere. */
export function constant(builder: GraphBuilder, value: number, shape: Shape = []): Value {
  return builder.constant(new Float64Array(sizeOf(shape)).fill(value), float32(shape));
}

function reduce(op: 'reduceSum' | 'reduceMax', x: Value, axes: Axes, { keepDims = false }: ReduceOptions = {}): Value {
  const rank = x.type.shape.length;
  const positive = (axes ?? Array.from(x.type.shape.keys())).map((axis) => (axis < 0 ? axis + rank : axis));
  return apply(op, [x], { axes: positive.sort((a, b) => a - b), keepDims });
}

function windowAttributes({ strides = [1, 1], pads = [0, 0, 0, 0] }: WindowOptions) {
  return { strides, pads };
}

function convAttributes({ dilations = [1, 1], groups = 1, ...options }: ConvOptions) {
  return { ...windowAttributes(options), dilations, groups };
}

function apply(op: OpName, operands: readonly Operand[], attributes: Attributes = {}): Value {
  const value = operands.find((operand) => typeof operand !== 'number');
  if (!value) throw new TypeError(`${op}: at least one operand must be a graph value`);
  const { builder } = value;
  const inputs = operands.map((operand) => (typeof operand === 'number' ? constant(builder, operand) : operand));
  const type = primitives[op].infer(
    inputs.map((input) => input.type),
    attributes,
  );
  return builder.add(op, inputs, attributes, type);
}
