import type { PerStepInput } from '../compiler/compiled.ts';
import { randomStream } from '../math/random.ts';
import { sizeOf } from '../math/shape.ts';
import type { Replica } from './replica.ts';

/** The values of a per-step input in the `steps` steps after the first `step` steps: [steps, replicas, …shape]. */
export function perStepValues(
  input: PerStepInput,
  replicas: readonly Replica[],
  step: number,
  steps: number,
): Float32Array {
  if (isNumber(input)) return Float32Array.from(perStepNumbers(input, replicas, step, steps));
  const size = sizeOf(input.shape);
  const values = new Float32Array(steps * replicas.length * size);
  for (let next = 0; next < steps; next++) {
    replicas.forEach((replica, index) => {
      const start = (next * replicas.length + index) * size;
      fillNoise(values.subarray(start, start + size), input, replica.spec.seed, step + next);
    });
  }
  return values;
}

/** The same for an input that is a number, without rounding: [steps, replicas]. */
export function perStepNumbers(
  { holds }: PerStepInput,
  replicas: readonly Replica[],
  step: number,
  steps: number,
): Float64Array {
  const values = new Float64Array(steps * replicas.length);
  for (let next = 0; next < steps; next++) {
    replicas.forEach((replica, index) => {
      values[next * replicas.length + index] = numberFor(holds, replica, step + next);
    });
  }
  return values;
}

function numberFor(holds: PerStepInput['holds'], replica: Replica, step: number): number {
  switch (holds) {
    case 'schedule':
      return replica.factor(step);
    case 'generatorCount':
      return replica.generatorCount(step);
    case 'discriminator':
    case 'generator':
      return Number(replica.hasTurn(holds, step));
    default:
      return step + 1;
  }
}

/** Whether it is a number that a step calculates with, rather than noise. */
export function isNumber({ holds }: PerStepInput): boolean {
  return holds !== 'uniform' && holds !== 'normal';
}

/**
 * Random numbers for one step. They depend only on seed, name and step, so a repeated step gets the same noise, on
 * every provider.
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
