import { applyActivation } from '../../catalog/activations/apply.ts';
import { type Call, entryOf } from '../../experiment/index.ts';
import { float32, GraphBuilder } from '../../ir/graph.ts';

/** The names of an activation's own parameters, such as the slopes of PReLU; most activations have none. */
export function learnedBy({ id, args }: Call): readonly string[] {
  const names: string[] = [];
  const x = new GraphBuilder().input('x', float32([1, 1]));
  applyActivation(entryOf('activations', id), x, args, (name) => names.push(name));
  return names;
}
