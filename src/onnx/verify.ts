import type { GraphProto } from 'onnx-buf';

/**
 * Checks a graph so that errors are clearer than those of onnxruntime: every tensor that a node reads must be defined
 * before it, and every name must be used only once.
 * @param outer names that a graph inside a node may read besides its own
 * @throws Error that names the tensor and the node
 */
export function verifyGraph(graph: GraphProto, outer: ReadonlySet<string> = new Set()): void {
  const known = new Set(outer);
  const define = (name: string, by: string) => {
    if (known.has(name)) throw new Error(`${graph.name}: tensor "${name}" of ${by} is already there`);
    known.add(name);
  };
  for (const { name } of graph.initializer) define(name, 'a constant');
  // A constant of the same name is the default value of an input.
  const defaults = new Set(graph.initializer.map(({ name }) => name));
  for (const { name } of graph.input) if (!defaults.delete(name)) define(name, 'an input');
  for (const { opType, input, output, attribute } of graph.node) {
    // An empty name represents an omitted optional input.
    const missing = input.find((name) => name !== '' && !known.has(name));
    if (missing !== undefined) throw new Error(`${graph.name}: ${opType} reads "${missing}", which is not there yet`);
    for (const { g } of attribute) if (g) verifyGraph(g, known);
    for (const name of output) define(name, opType);
  }
  const missing = graph.output.find(({ name }) => !known.has(name));
  if (missing) throw new Error(`${graph.name}: nothing computes the output "${missing.name}"`);
}
