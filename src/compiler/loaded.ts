import { sizeOf } from '../math/shape.ts';
import { concatenate } from '../math/tensor.ts';
import type { Compiled, State } from './compiled.ts';
import { initialStates, type Member } from './replicas.ts';

/**
 * The state that all members start from if a file gives some of their tensors. The others start as drawn, whatever
 * starting values the experiment gives.
 * @param tensors parameters and the memory of layers, by name, of a single network; those of another size are ignored
 */
export function loadedStates(
  members: readonly Member[],
  compiled: Compiled,
  tensors: ReadonlyMap<string, Float32Array>,
): State {
  const whole = compiled.parameters.flatMap(({ name, shape }) => {
    const values = tensors.get(name);
    return values?.length === sizeOf(shape) ? [{ parameter: name, shape, values }] : [];
  });
  const started = members.map(({ spec, data }) => ({ spec: { ...spec, start: { whole, elements: [] } }, data }));
  const parameters = new Set(compiled.parameters.map(({ name }) => name));
  const initial = initialStates(started, compiled);
  return new Map(
    [...initial].map(([name, usual]) => {
      const given = parameters.has(name) ? undefined : tensors.get(name);
      const isFit = given !== undefined && given.length * members.length === usual.length;
      return [name, isFit ? concatenate(members.map(() => given)) : usual];
    }),
  );
}
