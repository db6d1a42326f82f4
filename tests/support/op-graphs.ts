import { gradientsOf } from '../../src/autodiff/gradients.ts';
import type { Value } from '../../src/ir/graph.ts';
import { reduceSum, square } from '../../src/ops/index.ts';
import type { OpName } from '../../src/ops/table.ts';
import { EntryGraph } from './entry-graphs.ts';
import { opCases } from './op-cases.ts';

/** All cases of these ops, with the gradients by their inputs. */
export function opGraph(names: readonly OpName[]): EntryGraph {
  const graph = new EntryGraph();
  for (const op of names) {
    opCases[op].forEach(({ inputs, build }, index) => {
      graph.add(`${op} ${index}`, (input) => {
        const values = inputs.map((tensor, place) => input(`x${place}`, tensor));
        const result = build(...values);
        const gradients = gradientsOf(reduceSum(square(result)), values);
        const named = gradients.map((gradient, place): [string, Value] => [`gradient${place}`, gradient]);
        return { result, ...Object.fromEntries(named) };
      });
    });
  }
  return graph;
}
