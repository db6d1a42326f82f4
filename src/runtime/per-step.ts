import type { PerStepInput } from '../compiler/compile.ts';
import { randomStream } from '../math/random.ts';

/**
 * Random numbers for one step. They depend on seed, name and step alone: a step that is repeated sees the same noise,
 * on every provider.
 */
export function fillNoise(
  into: Float32Array,
  { name, holds }: Pick<PerStepInput, 'name' | 'holds'>,
  seed: number,
  step: number,
): void {
  const random = randomStream(seed, `${name}/${step}`);
  const draw = holds === 'normal' ? () => random.normal() : () => random.uniform();
  for (let index = 0; index < into.length; index++) into[index] = draw();
}
