import { randomStream } from '../math/random.ts';
import { sizeOf } from '../math/shape.ts';
import { type ExperimentSpec, entryOf } from '../spec/index.ts';
import type { Compiled } from './compile.ts';

/**
 * The state that a run starts from. Every drawn tensor has a random stream of its own, so adding a layer leaves the
 * weights of the others alone.
 */
export function initialState(
  spec: ExperimentSpec,
  { parameters, state }: Pick<Compiled, 'parameters' | 'state'>,
): Map<string, Float32Array> {
  const values = new Map<string, Float32Array>(
    state.map(({ name, shape, initial }) => [name, new Float32Array(sizeOf(shape)).fill(initial)]),
  );
  for (const { name, start } of parameters) {
    if (!('by' in start)) continue;
    const { id, args } = start.by;
    values.set(name, entryOf('initializers', id).draw(start.site, args, randomStream(spec.seed, `init/${name}`)));
  }
  return values;
}
