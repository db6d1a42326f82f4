import type { Attributes, Graph, GraphBuilder, Value } from '../../ir/graph.ts';
import { sameShape } from '../../math/shape.ts';
import { add, matmul, mul, neg, piece, sub } from '../../ops/index.ts';
import { axisOf } from '../../ops/layout.ts';
import { rewrite } from './rewrite.ts';

/**
 * Simplifies the result of the reverse pass with algebra: it moves signs outwards until they meet a sum, factors out
 * what two terms share, doubles a constant instead of adding a product to itself, and removes what has no effect:
 * multiplications by 1, transpositions that undo each other and, after the reverse pass, `stopGradient`. The gradient of a
 * binary cross-entropy becomes c · (ŷ − y).
 */
export function simplify(graph: Graph): Graph {
  return rewrite(graph, (value, inputs, { builder, single }) => {
    const [a, b] = inputs as [Value, Value];
    switch (value.op) {
      case 'neg':
        return a.op === 'neg' ? (a.inputs[0] as Value) : null;
      case 'mul':
        if (a.op === 'neg' && single(0)) return neg(product(a.inputs[0] as Value, b));
        if (b.op === 'neg' && single(1)) return neg(product(a, b.inputs[0] as Value));
        return product(a, b);
      case 'add':
        if (a.op === 'neg') return difference(b, a.inputs[0] as Value);
        if (b.op === 'neg') return difference(a, b.inputs[0] as Value);
        return a === b && a.op === 'mul' ? doubled(a, builder) : null;
      case 'sub':
        return b.op === 'neg' ? add(a, b.inputs[0] as Value) : difference(a, b);
      case 'piece':
        return a.op === 'matmul' && single(0) ? columnsOf(a, value.attributes) : null;
      case 'transpose':
        return a.op === 'transpose' && undoes(value, a) ? (a.inputs[0] as Value) : null;
      case 'stopGradient':
        return a;
      default:
        return null;
    }
  });
}

/** The first columns of A·Bᵀ, computed from only the first rows of B: those of a weight without the bias below it. */
function columnsOf(product: Value, attributes: Attributes): Value | null {
  const { lengths, index } = attributes;
  const [a, b] = product.inputs as [Value, Value];
  const [rows] = b.type.shape as [number, number];
  const [kept = 0] = lengths as readonly number[];
  if (index !== 0 || axisOf(attributes) !== -1 || product.attributes.transB !== true || b.type.shape.length !== 2)
    return null;
  const first = piece(b, [kept, rows - kept], 0, 0);
  return matmul(a, first, { transA: product.attributes.transA === true, transB: true });
}

/** Whether a transposition restores the order of the axes before another one. */
function undoes(second: Value, first: Value): boolean {
  const before = first.attributes.perm as readonly number[];
  return (second.attributes.perm as readonly number[]).every((axis, index) => before[axis] === index);
}

function product(a: Value, b: Value): Value {
  if (isOne(a) && a.type.shape.length <= b.type.shape.length) return b;
  if (isOne(b) && b.type.shape.length <= a.type.shape.length) return a;
  return mul(a, b);
}

/** a − b, with a common factor taken out. */
function difference(a: Value, b: Value): Value {
  if (a.op === 'mul' && b.op === 'mul') {
    for (const [factor, left] of factors(a)) {
      for (const [other, right] of factors(b)) {
        if (factor === other && sameShape(left.type.shape, right.type.shape)) return mul(factor, sub(left, right));
      }
    }
  }
  return sub(a, b);
}

/**
 * The sum of a product with itself, as in the gradient of a square: doubles a constant factor instead. Multiplying by 2
 * does not round, so the result is the same unless it is below the normal range of float32.
 */
function doubled(value: Value, builder: GraphBuilder): Value | null {
  for (const [factor, other] of factors(value)) {
    if (isConstant(factor)) return mul(doubledConstant(factor, builder), other);
  }
  return null;
}

function doubledConstant({ constant, op, inputs, attributes, type }: Value, builder: GraphBuilder): Value {
  if (constant)
    return builder.constant(
      constant.map((x) => 2 * x),
      type,
    );
  return builder.add(op, [doubledConstant(inputs[0] as Value, builder)], attributes, type);
}

/** Each factor of a product, paired with the other. */
function factors({ inputs: [a, b] }: Value): (readonly [Value, Value])[] {
  return [
    [a as Value, b as Value],
    [b as Value, a as Value],
  ];
}

function isConstant({ constant, op, inputs }: Value): boolean {
  return constant !== null || ((op === 'reshape' || op === 'broadcastTo') && isConstant(inputs[0] as Value));
}

function isOne({ constant }: Value): boolean {
  return constant !== null && constant.length === 1 && constant[0] === 1;
}
