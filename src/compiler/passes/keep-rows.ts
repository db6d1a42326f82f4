import type { Graph, Value } from '../../ir/graph.ts';
import { constant, matmul, reduceSum } from '../../ops/index.ts';
import { LONGEST_SUM } from './longest-sum.ts';
import { isRow, isSumOverRows, rowOf } from './patterns.ts';
import { rewrite } from './rewrite.ts';

/**
 * Computes with the rows of a packed state as they are, instead of reshaping them: a weight with one column is the
 * transpose of a row, its gradient is a product in the opposite order, and the gradient of a bias, the sum of δ over the
 * batch, is the row 1ᵀ·δ.
 */
export function keepRows(graph: Graph): Graph {
  return rewrite(graph, (value, [a, b], { single }) => {
    if (value.op === 'matmul' && a && b) {
      const row = rowOf(b);
      return row && isMatrix(value) ? transposedProduct(value, a, row) : null;
    }
    if (value.op !== 'reshape' || !a || !single(0) || !isRow(value)) return null;
    if (isSumOverRows(a)) return rowSum(a.inputs[0] as Value);
    return isColumnGradient(a) ? matmul(a.inputs[1] as Value, a.inputs[0] as Value, { transA: true }) : null;
  });
}

/** A product with the column that has been reshaped from a row. */
function transposedProduct({ attributes: { transA, transB } }: Value, left: Value, row: Value): Value {
  return matmul(left, row, { transA: transA === true, transB: transB !== true });
}

function rowSum(delta: Value): Value {
  const [rows] = delta.type.shape as [number, number];
  if (rows > LONGEST_SUM) return reduceSum(delta, [0], { keepDims: true });
  return matmul(constant(delta.builder, 1, [rows, 1]), delta, { transA: true });
}

/** Whether a value is Aᵀ·b for a column b that is short enough. */
function isColumnGradient({ op, inputs, attributes: { transA, transB }, type: { shape } }: Value): boolean {
  const isColumn = op === 'matmul' && transA === true && transB !== true && shape.length === 2 && shape[1] === 1;
  return isColumn && (inputs[1]?.type.shape[0] as number) <= LONGEST_SUM;
}

/** Whether a product has several rows; that of a single one is rounded differently if an operand is transposed. */
function isMatrix({ type: { shape } }: Value): boolean {
  return shape.length === 2 && (shape[0] as number) > 1;
}
