import type { RandomStream } from '../../../math/random.ts';

/** Half the width of the uniform distribution around 0 with unit variance. */
export const extent = Math.sqrt(3);

/**
 * Adds normal noise to a point. It draws the same numbers whatever the deviation, so that more noise moves the points
 * of a seed further from their original positions instead of drawing other points.
 */
export function jitter(point: readonly number[], deviation: number, random: RandomStream): number[] {
  return point.map((coordinate) => coordinate + deviation * random.normal());
}
