import { sizeOf } from '../math/shape.ts';
import type { Compiled } from './compiled.ts';

/** About how many multiplications a network needs for one example: a convolution uses its weights at every position. */
export function multiplicationsOf({
  parameters,
  layers,
}: Pick<Compiled, 'layers'> & {
  readonly parameters: readonly Pick<Compiled['parameters'][number], 'layer' | 'shape'>[];
}): number {
  return parameters.reduce((sum, { layer, shape }) => {
    const positions = layers[layer]?.type.shape.slice(1) ?? [];
    return sum + sizeOf(shape) * sizeOf(positions);
  }, 0);
}

/** The number of values that a network computes for one example, layer by layer. */
export function valuesOf({ layers }: Pick<Compiled, 'layers'>): number {
  return layers.reduce((sum, { type }) => sum + sizeOf(type.shape), 0);
}

/** The cost of an activation in multiplications. */
const ACTIVATION = 20;

/** About how long a network takes for one example, in multiplications. */
export function costOf(compiled: Pick<Compiled, 'layers' | 'parameters'>): number {
  return multiplicationsOf(compiled) + ACTIVATION * valuesOf(compiled);
}
