import type { RandomStream } from '../../../math/random.ts';
import type { Generator } from './generator.ts';
import { jitter } from './points.ts';

/**
 * Radius of both half circles. The half circles are not stretched, so x1 varies more than x2; the mean of both
 * variances is 1.
 */
const radius = 1.42;

export const moons: Generator<'n' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, (_, index) => {
    const label = index % 2;
    return { features: jitter(onMoon(label, random), hyper.noise, random), label };
  });

/**
 * Draws a point of the upper moon (0) or the lower one (1): half circles, moved apart by their radius and by half of
 * it.
 */
export function onMoon(label: number, random: RandomStream): [number, number] {
  const angle = random.uniform(0, Math.PI);
  const side = label === 1 ? -1 : 1;
  return [side * radius * (Math.cos(angle) - 0.5), side * radius * (Math.sin(angle) - 0.25)];
}
