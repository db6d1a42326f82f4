import { randomStream } from '../math/random.ts';
import { sizeOf } from '../math/shape.ts';
import type { ExperimentSpec } from '../spec/experiment.ts';
import { entryOf } from '../spec/lookup.ts';
import type { Parameter } from './network.ts';

/**
 * The values that a run starts from. Every weight tensor has a random stream of its own, so adding a layer leaves the
 * weights of the others alone; biases start at zero.
 */
export function initialParameters(
  spec: ExperimentSpec,
  parameters: readonly Pick<Parameter, 'name' | 'shape' | 'fans'>[],
): Map<string, Float32Array> {
  const { id, args } = spec.initializer;
  const initializer = entryOf('initializers', id);
  return new Map(
    parameters.map(({ name, shape, fans }) => {
      const values = new Float32Array(sizeOf(shape));
      if (fans) {
        const random = randomStream(spec.seed, `init/${name}`);
        values.forEach((_, index) => {
          values[index] = initializer.sample(fans, args, random);
        });
      }
      return [name, values];
    }),
  );
}
