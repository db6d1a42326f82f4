import { type DType, formatType, type TensorType } from '../ir/graph.ts';
import { erf } from '../math/erf.ts';
import { broadcastShapes, type Shape, sizeOf, stridesOf } from '../math/shape.ts';
import { type Tensor, zeros } from '../math/tensor.ts';
import { type Op, toNode } from './op.ts';

/** Ops that treat every element in the same way. Those with several inputs broadcast. */
export const elementwise = {
  neg: unary('Neg', (x) => -x),
  abs: unary('Abs', Math.abs),
  sign: unary('Sign', Math.sign),
  exp: unary('Exp', Math.exp),
  log: unary('Log', Math.log),
  sqrt: unary('Sqrt', Math.sqrt),
  tanh: unary('Tanh', Math.tanh),
  sin: unary('Sin', Math.sin),
  cos: unary('Cos', Math.cos),
  erf: unary('Erf', erf),
  sigmoid: unary('Sigmoid', (x) => 1 / (1 + Math.exp(-x))),
  relu: unary('Relu', (x) => Math.max(x, 0)),
  softplus: unary('Softplus', (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))),

  add: binary('Add', (a, b) => a + b),
  sub: binary('Sub', (a, b) => a - b),
  mul: binary('Mul', (a, b) => a * b),
  div: binary('Div', (a, b) => a / b),
  pow: binary('Pow', (a, b) => a ** b),
  maximum: binary('Max', Math.max),
  minimum: binary('Min', Math.min),

  greater: comparison('Greater', (a, b) => a > b),
  equal: comparison('Equal', (a, b) => a === b),

  /** bool or int32 → float32. */
  toFloat: {
    infer: ([x]) => ({ dtype: 'float32', shape: (x as TensorType).shape }),
    evaluate: ([x]) => x as Tensor,
    lower: (_value, inputs, emitter) => emitter.node('Cast', inputs, { to: 1 }),
  },

  /** Selects from the second input where the first is true, otherwise from the third. */
  where: {
    infer: (inputs) => {
      const [condition, ...branches] = inputs as [TensorType, TensorType, TensorType];
      expectDtype('where', condition, 'bool');
      for (const branch of branches) expectDtype('where', branch, 'float32');
      return { dtype: 'float32', shape: broadcastAll(inputs) };
    },
    evaluate: (inputs, _attributes, type) =>
      mapBroadcast(type.shape, inputs, ([c, a, b]) => ((c as number) !== 0 ? (a as number) : (b as number))),
    lower: toNode('Where'),
  },
} satisfies Record<string, Op>;

function unary(onnx: string, compute: (x: number) => number): Op {
  return {
    infer: ([x]) => expectDtype(onnx, x as TensorType, 'float32'),
    evaluate: ([x]) => ({ shape: (x as Tensor).shape, data: (x as Tensor).data.map(compute) }),
    lower: toNode(onnx),
  };
}

function binary(onnx: string, compute: (a: number, b: number) => number): Op {
  return {
    infer: (inputs) => {
      for (const input of inputs) expectDtype(onnx, input, 'float32');
      return { dtype: 'float32', shape: broadcastAll(inputs) };
    },
    evaluate: (inputs, _attributes, type) => {
      const [a, b] = inputs as [Tensor, Tensor];
      // Usually the first operand is not broadcast.
      if (a.data.length === sizeOf(type.shape)) {
        const read = broadcastIndex(b.shape, type.shape);
        return { shape: type.shape, data: a.data.map((x, at) => compute(x, b.data[read(at)] as number)) };
      }
      return mapBroadcast(type.shape, inputs, ([x, y]) => compute(x as number, y as number));
    },
    lower: toNode(onnx),
  };
}

function comparison(onnx: string, compute: (a: number, b: number) => boolean): Op {
  return {
    infer: (inputs) => {
      const [a, b] = inputs as [TensorType, TensorType];
      expectDtype(onnx, b, a.dtype);
      return { dtype: 'bool', shape: broadcastAll(inputs) };
    },
    evaluate: (inputs, _attributes, type) =>
      mapBroadcast(type.shape, inputs, ([a, b]) => (compute(a as number, b as number) ? 1 : 0)),
    lower: toNode(onnx),
  };
}

export function expectDtype(op: string, type: TensorType, dtype: DType): TensorType {
  if (type.dtype !== dtype) throw new TypeError(`${op} takes ${dtype}, not ${formatType(type)}`);
  return type;
}

function broadcastAll(types: readonly TensorType[]): Shape {
  return types.map((type) => type.shape).reduce(broadcastShapes);
}

/** Applies `compute` to the elements of all operands at each position of `shape`. */
export function mapBroadcast(
  shape: Shape,
  inputs: readonly Tensor[],
  compute: (elements: readonly number[]) => number,
): Tensor {
  const result = zeros(shape);
  const readers = inputs.map((input) => broadcastIndex(input.shape, shape));
  const elements = new Array<number>(inputs.length);
  for (let index = 0; index < result.data.length; index++) {
    for (let input = 0; input < inputs.length; input++) {
      elements[input] = (inputs[input] as Tensor).data[(readers[input] as (i: number) => number)(index)] as number;
    }
    result.data[index] = compute(elements);
  }
  return result;
}

/** Maps a flat index in `to` to the flat index of the element of `from` that is broadcast there. */
export function broadcastIndex(from: Shape, to: Shape): (index: number) => number {
  const size = sizeOf(from);
  if (size === 1) return () => 0;
  const inner = to.slice(to.length - from.length);
  // Only leading axes are broadcast, so the elements repeat as a block.
  if (inner.every((length, axis) => length === from[axis])) {
    return size === sizeOf(to) ? (index) => index : (index) => index % size;
  }
  const targetStrides = stridesOf(to);
  const offset = to.length - from.length;
  const strides = stridesOf(from).map((stride, axis) => (from[axis] === 1 ? 0 : stride));
  return (index) =>
    strides.reduce((flat, stride, axis) => {
      const position = Math.floor(index / (targetStrides[axis + offset] as number)) % (to[axis + offset] as number);
      return flat + position * stride;
    }, 0);
}
