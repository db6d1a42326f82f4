import type { Calculation, Operation } from '../arithmetic/calculation.ts';
import type { Attributes, Value } from '../ir/graph.ts';
import { indexIn, positionIn, type Shape, sizeOf, stridesOf } from '../math/shape.ts';
import { broadcastIndex } from './elementwise.ts';
import { axisOf, layout } from './layout.ts';
import { axesOf } from './reduction.ts';
import type { OpName } from './table.ts';
import { type Axes4, convOptions, type Pair, positionOf, slidingOf, windowOptions } from './window.ts';

/** A number that an element of a result is computed from: an element of an input, or a number of the op itself. */
export type Source = { readonly input: number; readonly index: number } | { readonly number: number };

/** How one element of the result of an op is computed, given its index in row-major order. */
export type ElementRule = (index: number, value: Value) => Calculation<Source>;

/**
 * How every op computes one element. Together with `evaluate`, which computes whole tensors, it says the same twice: the
 * one is fast, the other can be shown, and a test compares them.
 */
export const elementRules: Record<OpName, ElementRule> = {
  neg: each('neg'),
  abs: each('abs'),
  sign: each('sign'),
  exp: each('exp'),
  log: each('log'),
  sqrt: each('sqrt'),
  tanh: each('tanh'),
  sin: each('sin'),
  cos: each('cos'),
  erf: each('erf'),
  sigmoid: each('sigmoid'),
  relu: each('relu'),
  softplus: each('softplus'),
  add: each('add'),
  sub: each('sub'),
  mul: each('mul'),
  div: each('div'),
  pow: each('pow'),
  maximum: each('maximum'),
  minimum: each('minimum'),
  greater: each('greater'),
  equal: each('equal'),
  where: each('where'),

  reduceSum: (index, value) => ({ operation: 'add', operands: reduced(index, value) }),
  reduceMax: (index, value) => ({ operation: 'maximum', operands: reduced(index, value) }),
  softmax: (index, value) => ({
    operation: 'div',
    operands: [exp(from(0, index)), { operation: 'add', operands: rowAround(index, value).map(exp) }],
  }),
  logSoftmax: (index, value) => ({
    operation: 'sub',
    operands: [
      from(0, index),
      { operation: 'log', operands: [{ operation: 'add', operands: rowAround(index, value).map(exp) }] },
    ],
  }),
  hardMax: (index, value) => ({
    operation: 'isLargest',
    operands: [{ number: index % lengthOfRow(value) }, ...rowAround(index, value)],
  }),
  argMax: (index, value) => {
    const length = lengthOfRow(value);
    return { operation: 'argMax', operands: rowAround(index * length, value) };
  },

  matmul: (index, value) => ({ operation: 'add', operands: products(index, value) }),
  gemm: (index, value) => {
    const sum: Calculation<Source> = { operation: 'add', operands: products(index, value) };
    const alpha = { number: value.attributes.alpha as number };
    const shift = from(2, broadcastIndex((value.inputs[2] as Value).type.shape, value.type.shape)(index));
    return { operation: 'add', operands: [{ operation: 'mul', operands: [alpha, sum] }, shift] };
  },

  conv: (index, value) => {
    const terms = convolved(index, value);
    const { inputs, type } = value;
    const [, filters, rows, columns] = type.shape as Axes4;
    const bias = inputs.length > 2 ? [from(2, Math.floor(index / (rows * columns)) % filters)] : [];
    return { operation: 'add', operands: [...terms, ...bias] };
  },
  convTranspose: (index, value) => ({ operation: 'add', operands: spread(index, value) }),
  convWeight: (index, value) => ({ operation: 'add', operands: correlated(index, value) }),
  maxPool: (index, value) => ({ operation: 'maximum', operands: pooled(index, value) }),

  toFloat: (index) => from(0, index),
  stopGradient: (index) => from(0, index),
  reshape: (index) => from(0, index),
  broadcastTo: (index, { inputs, type }) => from(0, broadcastIndex((inputs[0] as Value).type.shape, type.shape)(index)),
  transpose: (index, { inputs, attributes, type }) => {
    const strides = stridesOf((inputs[0] as Value).type.shape);
    const perm = attributes.perm as readonly number[];
    const position = positionIn(type.shape, index);
    return from(
      0,
      perm.reduce((flat, axis, at) => flat + (position[at] as number) * (strides[axis] as number), 0),
    );
  },
  concat: (index, { inputs, attributes, type }) => {
    const axis = type.shape.length + axisOf(attributes);
    const position = positionIn(type.shape, index);
    let along = position[axis] as number;
    for (const [input, { type: part }] of inputs.entries()) {
      const length = part.shape[axis] as number;
      if (along < length) return from(input, indexIn(part.shape, position.with(axis, along)));
      along -= length;
    }
    throw new RangeError(`concat has no element ${index}`);
  },
  piece: (index, { inputs, attributes, type }) => {
    const axis = type.shape.length + axisOf(attributes);
    const lengths = attributes.lengths as readonly number[];
    const before = lengths.slice(0, attributes.index as number).reduce((sum, length) => sum + length, 0);
    const position = positionIn(type.shape, index);
    return from(0, indexIn((inputs[0] as Value).type.shape, position.with(axis, (position[axis] as number) + before)));
  },
};

/** Whether an op only moves elements, so that its rule is a single element of an input. */
export function onlyMoves(op: string): boolean {
  return op === 'toFloat' || Object.hasOwn(layout, op);
}

function from(input: number, index: number): Source {
  return { input, index };
}

function exp(of: Source): Calculation<Source> {
  return { operation: 'exp', operands: [of] };
}

/** For ops that treat every element in the same way. */
function each(operation: Operation): ElementRule {
  return (index, { inputs, type }) => ({
    operation,
    operands: inputs.map((input, place) => from(place, broadcastIndex(input.type.shape, type.shape)(index))),
  });
}

/** The elements that are reduced to one. */
function reduced(index: number, { inputs, attributes, type }: Value): Source[] {
  const { shape } = (inputs[0] as Value).type;
  const axes = axesOf(attributes);
  const kept = shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  const start = positionIn(attributes.keepDims ? type.shape : kept, index);
  const along = axes.map((axis) => shape[axis] as number);
  return Array.from({ length: sizeOf(along) }, (_, step) => {
    const moved = positionIn(along, step);
    return from(
      0,
      indexIn(
        shape,
        start.map((at, axis) => (axes.includes(axis) ? (moved[axes.indexOf(axis)] as number) : at)),
      ),
    );
  });
}

function lengthOfRow({ inputs }: Value): number {
  return (inputs[0] as Value).type.shape.at(-1) ?? 1;
}

/** The elements along the last axis of the input, in the row of an element of it. */
function rowAround(index: number, value: Value): Source[] {
  const length = lengthOfRow(value);
  const start = Math.floor(index / length) * length;
  return Array.from({ length }, (_, at) => from(0, start + at));
}

function product(a: Source, b: Source): Calculation<Source> {
  return { operation: 'mul', operands: [a, b] };
}

/** The products whose sum is an element of a product of matrices. */
function products(index: number, { inputs, attributes, type }: Value): Calculation<Source>[] {
  const [a, b] = inputs.map((input) => input.type.shape) as [Shape, Shape];
  const position = positionIn(type.shape, index);
  const [row, column] = position.slice(-2) as [number, number];
  const place = (shape: Shape, at: readonly [number, number], transposed: boolean) => {
    const leading = broadcastIndex(
      shape.slice(0, -2),
      type.shape.slice(0, -2),
    )(indexIn(type.shape.slice(0, -2), position.slice(0, -2)));
    const [height, width] = shape.slice(-2) as [number, number];
    const [y, x] = transposed ? [at[1], at[0]] : at;
    return (leading * height + y) * width + x;
  };
  const inner = a.at(attributes.transA ? -2 : -1) as number;
  return Array.from({ length: inner }, (_, k) =>
    product(
      from(0, place(a, [row, k], attributes.transA === true)),
      from(1, place(b, [k, column], attributes.transB === true)),
    ),
  );
}

/** The products of a window of the images with its kernel. */
function convolved(index: number, { inputs, attributes, type }: Value): Calculation<Source>[] {
  const [images, kernels] = inputs.map((input) => input.type.shape) as [Axes4, Axes4];
  const [example, filter, row, column] = positionIn(type.shape, index) as [number, number, number, number];
  return inKernel(kernels, attributes, filter).flatMap(({ channel, w, vertical, horizontal }) => {
    const at = [example, channel, vertical(row), horizontal(column)];
    return isInside(images, at) ? [product(from(0, indexIn(images, at)), from(1, w))] : [];
  });
}

/** The elements of the kernel of a filter, with the place of the image that each reads from a window. */
function inKernel(kernels: Axes4, attributes: Attributes, filter: number) {
  const [filters, channels, height, width] = kernels;
  const options = convOptions(attributes);
  const [down, across] = slidingOf([height, width], options);
  const group = Math.floor(filter / (filters / options.groups));
  return Array.from({ length: channels * height * width }, (_, at) => {
    const [own, y, x] = positionIn([channels, height, width], at) as [number, number, number];
    return {
      channel: group * channels + own,
      w: indexIn(kernels, [filter, own, y, x]),
      vertical: (row: number) => positionOf(row, y, down),
      horizontal: (column: number) => positionOf(column, x, across),
    };
  });
}

function isInside(shape: Shape, position: readonly number[]): boolean {
  return position.every((at, axis) => at >= 0 && at < (shape[axis] as number));
}

/** The products that a transposed convolution adds up at one place of the image. */
function spread(index: number, { inputs, attributes, type }: Value): Calculation<Source>[] {
  const [results, kernels] = inputs.map((input) => input.type.shape) as [Axes4, Axes4];
  const [example, channel, y, x] = positionIn(type.shape, index) as [number, number, number, number];
  const [, filters, rows, columns] = results;
  const terms: Calculation<Source>[] = [];
  for (let filter = 0; filter < filters; filter++) {
    for (const element of inKernel(kernels, attributes, filter)) {
      if (element.channel !== channel) continue;
      for (let row = 0; row < rows; row++) {
        if (element.vertical(row) !== y) continue;
        for (let column = 0; column < columns; column++) {
          if (element.horizontal(column) !== x) continue;
          terms.push(product(from(0, indexIn(results, [example, filter, row, column])), from(1, element.w)));
        }
      }
    }
  }
  return terms;
}

/** The products that add up to the gradient of one element of a kernel. */
function correlated(index: number, { inputs, attributes, type }: Value): Calculation<Source>[] {
  const [images, results] = inputs.map((input) => input.type.shape) as [Axes4, Axes4];
  const kernels = type.shape as Axes4;
  const [filter] = positionIn(kernels, index) as [number];
  const element = inKernel(kernels, attributes, filter).find(({ w }) => w === index);
  if (!element) return [];
  const [examples, , rows, columns] = results;
  return Array.from({ length: examples * rows * columns }, (_, at) => {
    const [example, row, column] = positionIn([examples, rows, columns], at) as [number, number, number];
    const read = [example, element.channel, element.vertical(row), element.horizontal(column)];
    return isInside(images, read)
      ? [product(from(0, indexIn(images, read)), from(1, indexIn(results, [example, filter, row, column])))]
      : [];
  }).flat();
}

/** The elements of a window. */
function pooled(index: number, { inputs, attributes, type }: Value): Source[] {
  const images = (inputs[0] as Value).type.shape as Axes4;
  const [example, channel, row, column] = positionIn(type.shape, index) as [number, number, number, number];
  const kernel = attributes.kernel as Pair;
  const [down, across] = slidingOf(kernel, windowOptions(attributes));
  return Array.from({ length: sizeOf(kernel) }, (_, at) => {
    const [y, x] = positionIn(kernel, at) as [number, number];
    const read = [example, channel, positionOf(row, y, down), positionOf(column, x, across)];
    return isInside(images, read) ? [from(0, indexIn(images, read))] : [];
  }).flat();
}
