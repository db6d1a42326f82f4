import type { PerStepInput } from '../../compiler/compiled.ts';
import { replicatedShape } from '../../compiler/replicas.ts';
import { randomStream } from '../../math/random.ts';
import { type Shape, sizeOf } from '../../math/shape.ts';
import type { Replica } from '../replica.ts';
import type { Fed, Feed } from './feed.ts';

/** Random numbers that are drawn anew for every step: for layers, for a generator, or for what happens in worlds. */
export class NoiseFeed implements Feed {
  readonly #inputs: readonly PerStepInput[];
  readonly #replicas: readonly Replica[];

  constructor(inputs: readonly PerStepInput[], replicas: readonly Replica[]) {
    this.#inputs = inputs.filter(isNoise);
    this.#replicas = replicas;
  }

  next(step: number, steps: number): ReadonlyMap<string, Fed> {
    return new Map(
      this.#inputs.map((input) => {
        const { shape, replicas } = forReplicas(input, this.#replicas);
        return [input.name, { shape: [steps, ...shape], data: noiseFor(input, replicas, step, steps) }];
      }),
    );
  }
}

/** Whether an input is noise, rather than a number with which a step calculates. */
export function isNoise({ holds }: PerStepInput): boolean {
  return holds === 'uniform' || holds === 'normal';
}

/** The shape of an input, and the replicas that have a value of their own: the first stands for all if they share it. */
export function forReplicas(
  { shape, differs }: PerStepInput,
  replicas: readonly Replica[],
): { readonly shape: Shape; readonly replicas: readonly Replica[] } {
  return differs
    ? { shape: replicatedShape(shape, replicas.length), replicas }
    : { shape, replicas: replicas.slice(0, 1) };
}

/** The noise in the `steps` steps after the first `step` steps: [steps, replicas, …shape]. */
export function noiseFor(
  input: Pick<PerStepInput, 'name' | 'shape' | 'holds'>,
  replicas: readonly Pick<Replica, 'spec'>[],
  step: number,
  steps: number,
): Float32Array {
  const size = sizeOf(input.shape);
  const values = new Float32Array(steps * replicas.length * size);
  for (let next = 0; next < steps; next++) {
    replicas.forEach(({ spec }, index) => {
      const start = (next * replicas.length + index) * size;
      fill(values.subarray(start, start + size), input, spec.seed, step + next);
    });
  }
  return values;
}

/**
 * Random numbers for one step. They depend only on seed, name and step, so a repeated step gets the same noise, on
 * every provider.
 */
function fill(
  into: Float32Array,
  { name, holds }: Pick<PerStepInput, 'name' | 'holds'>,
  seed: number,
  step: number,
): void {
  const random = randomStream(seed, `${name}/${step}`);
  const draw = holds === 'normal' ? () => random.normal() : () => random.uniform();
  for (let index = 0; index < into.length; index++) into[index] = draw();
}
