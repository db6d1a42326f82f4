import type { Generator } from './generator.ts';
import { jitter } from './points.ts';

/**
 * The radius of the circle of centres, and the deviation of the clouds before noise; together they give unit variance.
 */
const spread = 0.25;
const radius = Math.sqrt(2 * (1 - spread ** 2));

export const blobs: Generator<'n' | 'k' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, (_, index) => {
    const label = index % hyper.k;
    // Starts at the diagonal, so that two clouds differ in both coordinates.
    const angle = Math.PI * (1 / 4 + (2 * label) / hyper.k);
    const point = [random.normal(radius * Math.cos(angle), spread), random.normal(radius * Math.sin(angle), spread)];
    return { features: jitter(point, hyper.noise, random), label };
  });
