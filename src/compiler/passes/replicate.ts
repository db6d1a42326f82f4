import { finishGraph, type Graph, inputName, type Value } from '../../ir/graph.ts';
import { forEveryReplica, type ReplicaInput, replicaRules, withReplicas } from '../../ops/replicas.ts';
import type { OpName } from '../../ops/table.ts';
import { rewrite } from './rewrite.ts';

/**
 * The same computation for `count` replicas side by side: values that differ between them get a leading axis; values
 * that are the same for all do not change and are computed once. All outputs have the axis.
 * @param differs whether each replica has its own value for the input of this name
 */
export function replicate(graph: Graph, count: number, differs: (input: string) => boolean): Graph {
  const different = new Set<Value>();
  const ofReplicas = (value: Value): ReplicaInput => ({ value, differs: different.has(value) });

  const rewritten = rewrite(graph, (value, inputs, { builder }) => {
    const isInput = value.op === 'input';
    if (!(isInput ? differs(inputName(value)) : inputs.some((input) => different.has(input)))) return null;
    const replicated = isInput
      ? builder.input(inputName(value), withReplicas(value.type, count))
      : replicaRules[value.op as OpName](value, inputs.map(ofReplicas), count);
    different.add(replicated);
    return replicated;
  });
  return finishGraph(
    Object.fromEntries(
      Object.entries(rewritten.outputs).map(([name, value]) => [name, forEveryReplica(ofReplicas(value), count)]),
    ),
  );
}
