import { type Graph, inputName } from '../../ir/graph.ts';
import type { Tensor } from '../../math/tensor.ts';
import { rewrite } from './rewrite.ts';

/** Replaces inputs with the tables of the same names, which then become part of the model. */
export function bind(graph: Graph, tables: Readonly<Record<string, Tensor>>): Graph {
  return rewrite(graph, (value, _inputs, { builder }) => {
    const table = value.op === 'input' ? tables[inputName(value)] : undefined;
    return table ? builder.constant(table.data, value.type) : null;
  });
}
