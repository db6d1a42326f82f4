import { float32, type Graph, inputName, readersOf, type Value } from '../../ir/graph.ts';
import { axisOf } from '../../ops/layout.ts';
import { rewrite } from './rewrite.ts';

/**
 * Adds the column of ones to the table of examples that are only read with one; there it costs nothing.
 * @returns the graph with wider inputs, and their names
 */
export function widenTables(
  graph: Graph,
  isTable: (input: string) => boolean,
): { readonly graph: Graph; readonly widened: ReadonlySet<string> } {
  const readers = readersOf(graph);
  const wide = new Map<Value, Value>();
  for (const input of graph.inputs) {
    const [first, ...others] = readers(input);
    // The builder shares equal values, so there is only one such reader.
    if (first && others.length === 0 && isTable(inputName(input)) && addsOnes(first, input)) wide.set(input, first);
  }
  const rewritten = rewrite(graph, (value, [x], { builder }) => {
    const reader = wide.get(value);
    if (reader) return builder.input(inputName(value), float32(reader.type.shape));
    return wide.get(value.inputs[0] as Value) === value ? (x as Value) : null;
  });
  return { graph: rewritten, widened: new Set([...wide.keys()].map(inputName)) };
}

/** Whether the value is the table with a column of ones. */
function addsOnes({ op, inputs, attributes }: Value, table: Value): boolean {
  const [first, ones, ...more] = inputs;
  const isColumn = op === 'concat' && axisOf(attributes) === -1 && first === table && more.length === 0;
  return isColumn && ones?.constant?.every((one) => one === 1) === true;
}
