import { type Graph, inputName } from '../../ir/graph.ts';
import type { Tensor } from '../../math/tensor.ts';
import { rewrite } from './rewrite.ts';

/** Puts tables in the place of the inputs that have their names, so that they travel in the model. */
export function bind(graph: Graph, tables: Readonly<Record<string, Tensor>>): Graph {
  return rewrite(graph, (value, _inputs, { builder }) => {
    const table = value.op === 'input' ? tables[inputName(value)] : undefined;
    return table ? builder.constant(table.data, value.type) : null;
  });
}
