import type { Site } from '../catalog/initializers/definition.ts';
import { type Call, type ExperimentSpec, entryOf } from '../experiment/index.ts';
import { randomStream } from '../math/random.ts';
import { sizeOf } from '../math/shape.ts';
import type { Compiled, State } from './compiled.ts';
import { pinState } from './pins.ts';

/**
 * The initial state of a run. Every drawn tensor has its own random stream, so adding a layer does not change the
 * weights of the others.
 */
export function initialState(
  spec: ExperimentSpec,
  { parameters, state }: Pick<Compiled, 'parameters' | 'state'>,
): State {
  const values = new Map<string, Float32Array>(
    state.map(({ name, shape, initial }) => [name, new Float32Array(sizeOf(shape)).fill(initial)]),
  );
  for (const { name, shape, start } of parameters) {
    values.set(name, 'by' in start ? drawn(spec, name, start) : new Float32Array(sizeOf(shape)).fill(start.value));
  }
  return pinState(spec, parameters, values);
}

function drawn({ seed }: ExperimentSpec, name: string, { by, site }: { by: Call; site: Site }): Float32Array {
  return entryOf('initializers', by.id).draw(site, by.args, randomStream(seed, `init/${name}`));
}
