import { finishGraph, type Graph, GraphBuilder, type Value } from '../../ir/graph.ts';

/** Turns a graph into one that computes the same results. */
export type Pass = (graph: Graph) => Graph;

/** What a rule can find out about the graph around a value. */
export interface Surroundings {
  /** The builder of the new graph. */
  readonly builder: GraphBuilder;
  /** The new value of a value of the old graph; builds it if necessary. */
  readonly become: (value: Value) => Value;
  /** Whether an input, given by index, is used only by this value, so that it can be absorbed. */
  readonly single: (input: number) => boolean;
}

/** Replaces one value, given its new inputs; null keeps it. */
export type Rule = (value: Value, inputs: readonly Value[], around: Surroundings) => Value | null;

/** Rebuilds a graph value by value with a rule. Values that are no longer needed are dropped. */
export function rewrite(graph: Graph, rule: Rule): Graph {
  const builder = new GraphBuilder();
  const uses = countUses(graph);
  const known = new Map<Value, Value>();
  const become = (value: Value): Value => {
    const already = known.get(value);
    if (already) return already;
    const inputs = value.inputs.map(become);
    const single = (input: number) => uses.get(value.inputs[input] as Value) === 1;
    const outer = builder.origin;
    // A replacement has the same origin as the value that it replaces.
    builder.origin = value.origin;
    const became = rule(value, inputs, { builder, become, single }) ?? copy(builder, value, inputs);
    builder.origin = outer;
    known.set(value, became);
    return became;
  };
  // In order, so that recursion only builds values that a rule needs early.
  for (const value of graph.values) become(value);
  return finishGraph(Object.fromEntries(Object.entries(graph.outputs).map(([name, value]) => [name, become(value)])));
}

function copy(builder: GraphBuilder, value: Value, inputs: readonly Value[]): Value {
  return value.constant
    ? builder.constant(value.constant, value.type)
    : builder.add(value.op, inputs, value.attributes, value.type);
}

/** How often each value is read, by other values and as an output. */
export function countUses(graph: Graph): Map<Value, number> {
  const uses = new Map<Value, number>();
  const read = (value: Value) => uses.set(value, (uses.get(value) ?? 0) + 1);
  for (const value of graph.values) value.inputs.forEach(read);
  Object.values(graph.outputs).forEach(read);
  return uses;
}
