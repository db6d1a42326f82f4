import { describe, expect, it } from 'vitest';
import { gradientsOf } from '../../../../src/autodiff/gradients.ts';
import { finishGraph, float32, GraphBuilder, type Value } from '../../../../src/ir/graph.ts';
import { printGraph } from '../../../../src/ir/print.ts';
import * as ops from '../../../../src/ops/index.ts';

/** Properties that need no pass, because the builder guarantees them. */
describe('common subexpressions', () => {
  it('are one value, including constants and inputs', () => {
    const builder = new GraphBuilder();
    const x = builder.input('x', float32([2]));
    expect(ops.tanh(x)).toBe(ops.tanh(builder.input('x', float32([2]))));
    expect(ops.mul(x, 0.5)).toBe(ops.mul(x, 0.5));
  });

  it('are distinguished by their inputs, attributes, types and elements', () => {
    const builder = new GraphBuilder();
    const [x, y] = [builder.input('x', float32([2, 2])), builder.input('y', float32([2, 2]))];
    expect(ops.sub(x, y)).not.toBe(ops.sub(y, x));
    expect(ops.matmul(x, y)).not.toBe(ops.matmul(x, y, { transB: true }));
    expect(ops.reduceSum(x, [0])).not.toBe(ops.reduceSum(x, [1]));
    expect(ops.constant(builder, 1, [1])).not.toBe(ops.constant(builder, 1));
    expect(ops.constant(builder, 1)).not.toBe(ops.constant(builder, 2));
  });

  it('lets the reverse pass use what the forward pass has computed: tanh′(x) is 1 − tanh(x)²', () => {
    const builder = new GraphBuilder();
    const x = builder.input('x', float32([]));
    const [gradient] = gradientsOf(ops.tanh(x), [x]) as [Value];
    const { values } = finishGraph({ y: ops.tanh(x), gradient });
    expect(values.filter(({ op }) => op === 'tanh')).toHaveLength(1);
  });
});

describe('dead code', () => {
  it('is not part of a graph: inputs, constants and ops that no output needs', () => {
    const builder = new GraphBuilder();
    const x = builder.input('x', float32([2]));
    ops.exp(ops.mul(builder.input('unused', float32([2])), 3));
    const graph = finishGraph({ result: ops.neg(x) });
    expect(printGraph(graph)).toBe('%0 = input "x" : float32[2]\n%1 = neg(%0) : float32[2]\nresult ← %1\n');
    expect(graph.inputs).toEqual([x]);
  });
});
