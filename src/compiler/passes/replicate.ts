import { finishGraph, type Graph, inputName, type Value } from '../../ir/graph.ts';
import { elementwise } from '../../ops/elementwise.ts';
import { add, broadcastTo, concat, matmul, mul, reshape, sub, transpose } from '../../ops/index.ts';
import { axesOf } from '../../ops/reduction.ts';
import type { OpName } from '../../ops/table.ts';
import { rewrite } from './rewrite.ts';

/**
 * The same computation for `count` replicas side by side: values that differ between them get a leading axis; values
 * that are the same for all do not change and are computed once. All outputs have the axis.
 * @param differs whether each replica has its own value for the input of this name
 */
export function replicate(graph: Graph, count: number, differs: (input: string) => boolean): Graph {
  const different = new Set<Value>();

  /** Adds axes of length 1 after the replica axis, up to `rank` for one replica. */
  const aligned = (x: Value, rank: number) => {
    const [, ...shape] = x.type.shape;
    return reshape(x, [count, ...new Array<number>(rank - shape.length).fill(1), ...shape]);
  };
  const replicated = ({ type }: Value) => ({ ...type, shape: [count, ...type.shape] });
  const everywhere = (x: Value) => (different.has(x) ? x : broadcastTo(x, replicated(x).shape));

  const lift = (value: Value, inputs: readonly Value[]): Value => {
    const [a, b, c] = inputs as [Value, Value, Value];
    const { op, attributes } = value;
    const type = replicated(value);
    const { builder } = a;
    if (Object.hasOwn(elementwise, op) || op === 'matmul') {
      const rank = value.type.shape.length;
      const operands = inputs.map((input) => (different.has(input) ? aligned(input, rank) : input));
      return builder.add(op, operands, attributes, type);
    }
    switch (op as OpName) {
      case 'reshape':
        return reshape(a, type.shape);
      case 'broadcastTo':
        return broadcastTo(aligned(a, value.type.shape.length), type.shape);
      case 'transpose':
        return transpose(a, [0, ...(attributes.perm as readonly number[]).map((axis) => axis + 1)]);
      case 'concat':
        return concat(inputs.map(everywhere));
      case 'reduceSum':
      case 'reduceMax':
        return builder.add(op, [a], { ...attributes, axes: axesOf(attributes).map((axis) => axis + 1) }, type);
      case 'gemm': {
        // ONNX defines this op only for single matrices.
        const product = matmul(a, b, { transA: attributes.transA === true, transB: attributes.transB === true });
        const addend = different.has(c) ? aligned(c, 2) : c;
        const alpha = attributes.alpha as number;
        if (alpha === -1) return sub(addend, product);
        return add(alpha === 1 ? product : mul(product, alpha), addend);
      }
      // Works over the last axis, whatever comes before it.
      default:
        return builder.add(op, inputs, attributes, type);
    }
  };

  const rewritten = rewrite(graph, (value, inputs, { builder }) => {
    const isInput = value.op === 'input';
    if (!(isInput ? differs(inputName(value)) : inputs.some((input) => different.has(input)))) return null;
    const lifted = isInput ? builder.input(inputName(value), replicated(value)) : lift(value, inputs);
    different.add(lifted);
    return lifted;
  });
  return finishGraph(
    Object.fromEntries(Object.entries(rewritten.outputs).map(([name, value]) => [name, everywhere(value)])),
  );
}
