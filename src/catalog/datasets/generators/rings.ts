import type { Generator } from './generator.ts';
import { jitter } from './points.ts';

/** Thickness of a ring, as a share of the distance between the middles of neighbouring rings. */
const thickness = 0.25;

export const rings: Generator<'n' | 'k' | 'noise'> = (hyper, random) => {
  const distance = ringDistance(hyper.k);
  return Array.from({ length: hyper.n }, (_, index) => {
    const label = index % hyper.k;
    const radius = distance * (label + 1 + thickness * random.uniform(-0.5, 0.5));
    const angle = random.uniform(0, 2 * Math.PI);
    const point = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return { features: jitter(point, hyper.noise, random), label };
  });
};

/**
 * The distance between the middles of neighbouring rings that gives the coordinates unit variance: the mean square
 * radius is 2.
 */
function ringDistance(count: number): number {
  const meanSquare = ((count + 1) * (2 * count + 1)) / 6 + thickness ** 2 / 12;
  return Math.sqrt(2 / meanSquare);
}
