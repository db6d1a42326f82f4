import type { Hyperparameters } from '../catalog/entry.ts';
import type { Call } from '../experiment/index.ts';
import { float32, type GraphBuilder, type Value } from '../ir/graph.ts';
import { constant } from '../ops/index.ts';

/** The hyperparameters of an entry as scalars: inputs if they are live, otherwise constants. */
export function hyperValues(
  builder: GraphBuilder,
  prefix: string,
  hyper: Hyperparameters,
  { args }: Pick<Call, 'args'>,
): Record<string, Value> {
  return Object.fromEntries(
    Object.entries(hyper).map(([name, { effect, default: standard }]) => [
      name,
      effect === 'live' ? builder.input(`${prefix}/${name}`, float32([])) : constant(builder, args[name] ?? standard),
    ]),
  );
}
