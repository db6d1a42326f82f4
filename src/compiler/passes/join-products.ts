import type { Graph, Value } from '../../ir/graph.ts';
import { concat, matmul } from '../../ops/index.ts';
import { countUses, rewrite } from './rewrite.ts';

/**
 * A sum of products Aᵢᵀ·Bᵢ as one product of the Aᵢ and the Bᵢ below each other. The gradient of a weight that is used at
 * every step of a sequence is such a sum, each term as large as the weight.
 */
export function joinProducts(graph: Graph): Graph {
  const sums = sumsOfProducts(graph);
  return rewrite(graph, (value, _inputs, { become }) => {
    const terms = sums.get(value);
    if (!terms) return null;
    const [left, right] = [0, 1].map((side) => terms.map(({ inputs }) => become(inputs[side] as Value)));
    return matmul(concat(left as Value[], 0), concat(right as Value[], 0), { transA: true });
  });
}

/** The sums of such products, each with all of its terms. */
function sumsOfProducts(graph: Graph): ReadonlyMap<Value, readonly Value[]> {
  const uses = countUses(graph);
  const sums = new Map<Value, Value[]>();
  const termsOf = (value: Value) => {
    if (uses.get(value) !== 1) return null;
    return isTerm(value) ? [value] : (sums.get(value) ?? null);
  };
  for (const value of graph.values) {
    if (value.op !== 'add') continue;
    const [a, b] = value.inputs as [Value, Value];
    const [first, second] = [termsOf(a), termsOf(b)];
    if (!first || !second) continue;
    // The longer list grows, so that a long chain takes linear time.
    const [longer, shorter] = first.length < second.length ? [second, first] : [first, second];
    longer.push(...shorter);
    sums.set(value, longer);
    sums.delete(a);
    sums.delete(b);
  }
  return sums;
}

function isTerm({ op, attributes, type }: Value): boolean {
  return op === 'matmul' && attributes.transA === true && attributes.transB !== true && type.shape.length === 2;
}
