import type { Graph, Value } from '../../ir/graph.ts';
import { sameShape } from '../../math/shape.ts';
import { add, mul, neg, sub } from '../../ops/index.ts';
import { rewrite } from './rewrite.ts';

/**
 * Algebra on what the reverse pass leaves behind: signs move outwards until they meet a sum, factors that two terms
 * share are taken out, multiplications by 1 go. The gradient of a cross-entropy becomes c · (ŷ − y).
 */
export function simplify(graph: Graph): Graph {
  return rewrite(graph, (value, inputs, { single }) => {
    const [a, b] = inputs as [Value, Value];
    switch (value.op) {
      case 'neg':
        return a.op === 'neg' ? (a.inputs[0] as Value) : null;
      case 'mul':
        if (isOne(a) && sameShape(b.type.shape, value.type.shape)) return b;
        if (isOne(b) && sameShape(a.type.shape, value.type.shape)) return a;
        if (a.op === 'neg' && single(0)) return neg(mul(a.inputs[0] as Value, b));
        if (b.op === 'neg' && single(1)) return neg(mul(a, b.inputs[0] as Value));
        return null;
      case 'add':
        if (a.op === 'neg') return difference(b, a.inputs[0] as Value);
        if (b.op === 'neg') return difference(a, b.inputs[0] as Value);
        return null;
      case 'sub':
        return b.op === 'neg' ? add(a, b.inputs[0] as Value) : difference(a, b);
      default:
        return null;
    }
  });
}

/** a − b, with a factor that both share taken out. */
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

/** Each factor of a product, with the other. */
function factors({ inputs: [a, b] }: Value): (readonly [Value, Value])[] {
  return [
    [a as Value, b as Value],
    [b as Value, a as Value],
  ];
}

function isOne({ constant }: Value): boolean {
  return constant !== null && constant.length === 1 && constant[0] === 1;
}
