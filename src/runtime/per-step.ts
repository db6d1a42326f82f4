import type { PerStepInput } from '../compiler/compile.ts';
import { randomStream } from '../math/random.ts';
import { sizeOf } from '../math/shape.ts';
import type { Replica } from './replica.ts';

/** What an input that is new for every step holds in `steps` steps after the first `step`: [steps, replicas, …shape]. */
export function perStepValues(
  input: PerStepInput,
  replicas: readonly Replica[],
  step: number,
  steps: number,
): Float32Array {
  const size = sizeOf(input.shape);
  const values = new Float32Array(steps * replicas.length * size);
  for (let next = 0; next < steps; next++) {
    replicas.forEach((replica, index) => {
      const start = (next * replicas.length + index) * size;
      fill(values.subarray(start, start + size), input, replica, step + next);
    });
  }
  return values;
}

function fill(into: Float32Array, input: PerStepInput, replica: Replica, step: number): void {
  if (input.holds === 'schedule') into[0] = replica.factor(step);
  else if (input.holds === 'count') into[0] = step + 1;
  else fillNoise(into, input, replica.spec.seed, step);
}

/**
 * Random numbers for one step. They depend on seed, name and step alone: a step that is repeated sees the same noise,
 * on every provider.
 */
function fillNoise(
  into: Float32Array,
  { name, holds }: Pick<PerStepInput, 'name' | 'holds'>,
  seed: number,
  step: number,
): void {
  const random = randomStream(seed, `${name}/${step}`);
  const draw = holds === 'normal' ? () => random.normal() : () => random.uniform();
  for (let index = 0; index < into.length; index++) into[index] = draw();
}
