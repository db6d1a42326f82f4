import type { Graph, Value } from '../../ir/graph.ts';
import { sameShape } from '../../math/shape.ts';
import { gemm, reshape } from '../../ops/index.ts';
import { isRow } from './patterns.ts';
import { rewrite } from './rewrite.ts';

/** A matrix product does not write over its addend, which costs more than a node if the row is longer. */
const LONGEST_ROW = 4096;

/**
 * Fuses a ± s·x, the sum of a row and a scaled one, into one matrix product: s as a 1 × 1 matrix, times x, plus a. Each
 * element is still one product and one sum, so it is rounded as before. The optimizers consist of such sums.
 */
export function fuseAxpy(graph: Graph): Graph {
  return rewrite(graph, ({ op }, [a, b], { single }) => {
    if (!a || !b) return null;
    if (op === 'sub') return single(1) ? axpy(a, b, -1) : null;
    if (op === 'add') return (single(1) ? axpy(a, b, 1) : null) ?? (single(0) ? axpy(b, a, 1) : null);
    return null;
  });
}

function axpy(addend: Value, product: Value, alpha: number): Value | null {
  if (product.op !== 'mul' || !isShortRow(addend) || !sameShape(addend.type.shape, product.type.shape)) return null;
  const [first, second] = product.inputs as [Value, Value];
  const [scale, row] = isScalar(first) ? [first, second] : [second, first];
  return isScalar(scale) && isShortRow(row) ? gemm(reshape(scale, [1, 1]), row, addend, { alpha }) : null;
}

function isShortRow(value: Value): boolean {
  return isRow(value) && (value.type.shape[1] as number) <= LONGEST_ROW;
}

function isScalar({ type }: Value): boolean {
  return type.shape.length === 0;
}
