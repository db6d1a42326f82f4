import type { Graph, Value } from '../../ir/graph.ts';
import { sameShape } from '../../math/shape.ts';
import { constant, gemm, reshape } from '../../ops/index.ts';
import { isSumOverRows, reshapedOnce } from './patterns.ts';
import { rewrite } from './rewrite.ts';

/**
 * Fuses the addition after a matrix product into it: x·W + b, and the plain update W − Xᵀ·δ. A bias, whose gradient is
 * the sum of δ over the batch, is updated in the same way: b − 1·δ. On small networks the number of nodes determines
 * the time.
 */
export function fuseGemm(graph: Graph): Graph {
  return rewrite(graph, (value, [a, b], { single }) => {
    if (!a || !b) return reshapedOnce(value, a);
    if (value.op === 'add' && isProduct(a) && isAddedToRows(b, value) && single(0)) return product(a, asRow(b), 1);
    if (value.op !== 'sub' || !single(1)) return null;
    if (isProduct(b) && sameShape(a.type.shape, b.type.shape)) return product(b, a, -1);
    if (isSumOverRows(b) && sameShape(a.type.shape, b.type.shape)) {
      const rows = b.inputs[0] as Value;
      const ones = constant(rows.builder, 1, [1, rows.type.shape[0] as number]);
      return reshape(gemm(ones, rows, asRow(a), { alpha: -1 }), value.type.shape);
    }
    return null;
  });
}

function product({ inputs, attributes }: Value, addend: Value, alpha: number): Value {
  const [left, right] = inputs as [Value, Value];
  const { transA, transB } = attributes;
  return gemm(left, right, addend, { transA: transA === true, transB: transB === true, alpha });
}

/** A vector as the row that it was reshaped from, if it was; products accept either. */
function asRow(vector: Value): Value {
  const [row] = vector.inputs;
  const { shape } = vector.type;
  return vector.op === 'reshape' && row && sameShape(row.type.shape, [1, ...shape]) ? row : vector;
}

function isProduct({ op, type }: Value): boolean {
  return op === 'matmul' && type.shape.length === 2;
}

/** Whether a vector is added to every row of a sum. */
function isAddedToRows(value: Value, sum: Value): boolean {
  return value.type.shape.length === 1 && value.type.shape[0] === sum.type.shape[1];
}
