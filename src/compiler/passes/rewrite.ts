import { finishGraph, type Graph, GraphBuilder, type Value } from '../../ir/graph.ts';

/** A graph to a graph that computes the same. */
export type Pass = (graph: Graph) => Graph;

/** What a rule is told of the graph around a value. */
export interface Surroundings {
  /** Of the new graph. */
  readonly builder: GraphBuilder;
  /** What a value of the old graph has become; builds it if need be. */
  readonly become: (value: Value) => Value;
  /** Whether an input, by its place, is used by this value alone, so that it can be absorbed. */
  readonly single: (input: number) => boolean;
}

/** What becomes of one value, given its inputs as they have become; null to keep it. */
export type Rule = (value: Value, inputs: readonly Value[], around: Surroundings) => Value | null;

/** Builds a graph anew, value by value, with a rule. What is no longer needed falls away. */
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
    // What stands in the place of a value is for what the value was.
    builder.origin = value.origin;
    const became = rule(value, inputs, { builder, become, single }) ?? copy(builder, value, inputs);
    builder.origin = outer;
    known.set(value, became);
    return became;
  };
  // In order, so that only what a rule asks for early is built by recursion.
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
