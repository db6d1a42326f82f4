import type { AttributeProto, GraphProto, NodeProto } from 'onnx-buf';
import { integersAttribute, integersIn } from './proto.ts';

/**
 * The operator set of files that other programs read. Every op that Nabla emits means the same in it as in `OPSET`, except
 * ReduceMax, so that older tools can read the files too.
 */
export const FILE_OPSET = 17;
/** The ONNX file format that introduced this operator set. */
export const FILE_IR_VERSION = 8;

/**
 * Rewrites a graph from `OPSET` to `FILE_OPSET` in place: ReduceMax takes its axes as an attribute. Constants that nothing
 * reads any more are dropped.
 */
export function toFileOpset(graph: GraphProto): GraphProto {
  const constants = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]));
  for (const node of nodesIn(graph)) {
    const [x, axes] = node.input;
    const tensor = node.opType === 'ReduceMax' && axes !== undefined ? constants.get(axes) : undefined;
    if (x === undefined || tensor === undefined) continue;
    node.input = [x];
    node.attribute = [...node.attribute, integersAttribute('axes', integersIn(tensor))];
  }
  const read = new Set([...nodesIn(graph).flatMap(({ input }) => input), ...graph.input.map(({ name }) => name)]);
  graph.initializer = graph.initializer.filter(({ name }) => read.has(name));
  return graph;
}

/** The nodes of a graph and of the graphs inside them. */
function nodesIn({ node }: GraphProto): readonly NodeProto[] {
  return node.flatMap((one) => [one, ...one.attribute.flatMap(({ g }: AttributeProto) => (g ? nodesIn(g) : []))]);
}
