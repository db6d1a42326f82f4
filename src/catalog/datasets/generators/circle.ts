import type { Generator } from './generator.ts';
import { jitter } from './points.ts';

/**
 * Radii of the disc and of the ring around it, which leave a gap of 0.8 and give the coordinates about unit variance.
 */
const disc = { inner: 0, outer: 0.8 };
const ring = { inner: 1.6, outer: 2.2 };

export const circle: Generator<'n' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, (_, index) => {
    const label = index % 2;
    const { inner, outer } = label === 1 ? disc : ring;
    // Sampling the square of the radius uniformly gives a uniform density over the area.
    const radius = Math.sqrt(random.uniform(inner ** 2, outer ** 2));
    const angle = random.uniform(0, 2 * Math.PI);
    const point = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return { features: jitter(point, hyper.noise, random), label };
  });
