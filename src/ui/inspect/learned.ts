import { type Call, entryOf } from '../../experiment/index.ts';
import { float32, GraphBuilder } from '../../ir/graph.ts';
import { constant } from '../../ops/index.ts';

/** The names of an activation's own parameters, such as the slopes of PReLU; most activations have none. */
export function learnedBy({ id, args }: Call): readonly string[] {
  const names: string[] = [];
  const builder = new GraphBuilder();
  const { build, hyper } = entryOf('activations', id);
  const values = Object.keys(hyper).map((name) => [name, constant(builder, args[name] ?? 0)] as const);
  build(builder.input('x', float32([1, 1])), Object.fromEntries(values), {
    args,
    parameter(name, shape, initial) {
      names.push(name);
      return constant(builder, initial, shape);
    },
  });
  return names;
}
