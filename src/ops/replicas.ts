import type { TensorType, Value } from '../ir/graph.ts';
import {
  add,
  broadcastTo,
  concat,
  conv,
  convTranspose,
  convWeight,
  matmul,
  maxPool,
  mul,
  reshape,
  sub,
  transpose,
} from './index.ts';
import { axisOf } from './layout.ts';
import { axesOf } from './reduction.ts';
import type { OpName } from './table.ts';
import { type ConvOptions, convOptions, type Pair, windowOptions } from './window.ts';

/** An input of an op: [replicas, …shape] if it differs between the replicas; if not, one tensor for all of them. */
export interface ReplicaInput {
  readonly value: Value;
  readonly differs: boolean;
}

/** An op of a single replica, without its inputs, which belong to another graph. */
type Single = Pick<Value, 'op' | 'attributes' | 'type'>;

/**
 * Computes an op for all replicas at once; JAX calls this a batching rule. Given the op `y` of a single replica and
 * its inputs, at least one of them different in every replica, it returns [replicas, …shape of y]. A rule may use any ops
 * on the way: that of a convolution makes the replicas groups of channels.
 */
export type ReplicaRule = (y: Single, inputs: readonly ReplicaInput[], replicas: number) => Value;

/** A rule for an op of one input, which therefore differs. */
const of1 =
  (rule: (y: Single, x: Value, replicas: number) => Value): ReplicaRule =>
  (y, inputs, replicas) =>
    rule(y, (inputs[0] as ReplicaInput).value, replicas);

/** For ops whose inputs broadcast along leading axes. */
const broadcasting: ReplicaRule = (y, inputs, replicas) => {
  const rank = y.type.shape.length;
  return again(
    y,
    inputs.map((input) => aligned(input, rank)),
    replicas,
  );
};

/** For ops that work along an axis counted from the end, whatever axes precede it. */
const fromTheEnd = of1((y, x, replicas) => again(y, [x], replicas));

const reducing = of1((y, x, replicas) => {
  const axes = axesOf(y.attributes).map((axis) => axis + 1);
  return again({ ...y, attributes: { ...y.attributes, axes } }, [x], replicas);
});

export const replicaRules: Record<OpName, ReplicaRule> = {
  neg: broadcasting,
  abs: broadcasting,
  sign: broadcasting,
  exp: broadcasting,
  log: broadcasting,
  sqrt: broadcasting,
  tanh: broadcasting,
  sin: broadcasting,
  cos: broadcasting,
  erf: broadcasting,
  sigmoid: broadcasting,
  relu: broadcasting,
  softplus: broadcasting,

  add: broadcasting,
  sub: broadcasting,
  mul: broadcasting,
  div: broadcasting,
  pow: broadcasting,
  maximum: broadcasting,
  minimum: broadcasting,
  greater: broadcasting,
  equal: broadcasting,
  toFloat: broadcasting,
  where: broadcasting,

  reduceSum: reducing,
  reduceMax: reducing,
  softmax: fromTheEnd,
  logSoftmax: fromTheEnd,
  hardMax: fromTheEnd,
  argMax: fromTheEnd,

  matmul: broadcasting,
  // ONNX defines Gemm only for single matrices.
  gemm({ attributes: { transA, transB, alpha } }, inputs) {
    const [a, b, c] = inputs as [ReplicaInput, ReplicaInput, ReplicaInput];
    const product = matmul(a.value, b.value, { transA: transA === true, transB: transB === true });
    const addend = aligned(c, 2);
    if (alpha === -1) return sub(addend, product);
    return add(alpha === 1 ? product : mul(product, alpha as number), addend);
  },

  conv(y, inputs, replicas) {
    const [x, w, bias] = inputs as [ReplicaInput, ReplicaInput, ReplicaInput?];
    const options = convOptions(y.attributes);
    if (!w.differs && !bias?.differs) {
      return unfolded(conv(folded(x, 0, replicas), w.value, options, bias?.value), 0, y, replicas);
    }
    const [images, groups] = grouped(x, options, replicas);
    const biases = bias && folded(bias, 0, replicas);
    return unfolded(conv(images, folded(w, 0, replicas), { ...options, groups }, biases), 1, y, replicas);
  },
  convTranspose(y, inputs, replicas) {
    const [results, w] = inputs as [ReplicaInput, ReplicaInput];
    const options = convOptions(y.attributes);
    const size = y.attributes.size as Pair;
    if (!w.differs) {
      return unfolded(convTranspose(folded(results, 0, replicas), w.value, size, options), 0, y, replicas);
    }
    const groups = options.groups * replicas;
    const images = convTranspose(folded(results, 1, replicas), folded(w, 0, replicas), size, { ...options, groups });
    return unfolded(images, 1, y, replicas);
  },
  convWeight(y, inputs, replicas) {
    const [x, results] = inputs as [ReplicaInput, ReplicaInput];
    const options = convOptions(y.attributes);
    const [images, groups] = grouped(x, options, replicas);
    const kernel = y.attributes.kernel as Pair;
    return unfolded(convWeight(images, folded(results, 1, replicas), kernel, { ...options, groups }), 0, y, replicas);
  },
  maxPool({ attributes, ...y }, inputs, replicas) {
    const images = folded(inputs[0] as ReplicaInput, 0, replicas);
    const largest = maxPool(images, attributes.kernel as Pair, windowOptions(attributes));
    return unfolded(largest, 0, y, replicas);
  },

  reshape: of1((y, x, replicas) => reshape(x, withReplicas(y.type, replicas).shape)),
  broadcastTo: (y, [x], replicas) =>
    broadcastTo(aligned(x as ReplicaInput, y.type.shape.length), withReplicas(y.type, replicas).shape),
  transpose: of1((y, x) => transpose(x, [0, ...(y.attributes.perm as readonly number[]).map((axis) => axis + 1)])),
  concat: (y, inputs, replicas) =>
    concat(
      inputs.map((input) => forEveryReplica(input, replicas)),
      axisOf(y.attributes),
    ),
  piece: fromTheEnd,
  stopGradient: broadcasting,
};

/** An input with the axis of the replicas, whether it differs or not. */
export function forEveryReplica({ value, differs }: ReplicaInput, replicas: number): Value {
  return differs ? value : broadcastTo(value, withReplicas(value.type, replicas).shape);
}

/** The type of a tensor with a value for each replica. */
export function withReplicas({ dtype, shape }: TensorType, replicas: number): TensorType {
  return { dtype, shape: [replicas, ...shape] };
}

/** Applies an op to the operands of all replicas. */
function again({ op, attributes, type }: Single, operands: readonly Value[], replicas: number): Value {
  return (operands[0] as Value).builder.add(op, operands, attributes, withReplicas(type, replicas));
}

/** Inserts axes of length 1 after that of the replicas, so that an input of `rank` axes or fewer broadcasts with others. */
function aligned({ value, differs }: ReplicaInput, rank: number): Value {
  if (!differs) return value;
  const [replicas, ...shape] = value.type.shape as [number, ...number[]];
  return reshape(value, [replicas, ...new Array<number>(rank - shape.length).fill(1), ...shape]);
}

/** Makes the replicas part of one of the first two axes of an input. */
function folded(input: ReplicaInput, axis: 0 | 1, replicas: number): Value {
  const value = forEveryReplica(input, replicas);
  const [, first = 1, ...rest] = value.type.shape;
  if (axis === 0) return reshape(value, [replicas * first, ...rest]);
  const [second = 1, ...others] = rest;
  return reshape(exchanged(value), [first, replicas * second, ...others]);
}

/** Restores the axis of the replicas in a result in which they are part of one of the first two axes. */
function unfolded(result: Value, axis: 0 | 1, y: Pick<Single, 'type'>, replicas: number): Value {
  const [first = 1, ...rest] = y.type.shape;
  if (axis === 0) return reshape(result, [replicas, first, ...rest]);
  return exchanged(reshape(result, [first, replicas, ...rest]));
}

/** Exchanges the first two axes. */
function exchanged(value: Value): Value {
  const [first, second, ...rest] = value.type.shape.keys();
  return transpose(value, [second as number, first as number, ...rest]);
}

/** Images with the replicas as groups of their channels, unless all filters read all channels of the same images. */
function grouped(x: ReplicaInput, { groups }: Required<ConvOptions>, replicas: number): readonly [Value, number] {
  return x.differs || groups > 1 ? [folded(x, 1, replicas), groups * replicas] : [x.value, groups];
}
