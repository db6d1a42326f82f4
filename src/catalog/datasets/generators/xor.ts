import type { Generator } from './generator.ts';
import { jitter } from './points.ts';

/** Distances from the axes: at least 0.4, and with unit variance. */
const near = 0.4;
const far = 1.5;

export const xor: Generator<'n' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, (_, index) => {
    // Labels alternate, so four consecutive examples fill all four quadrants.
    const label = index % 2;
    const sign = index % 4 < 2 ? 1 : -1;
    const point = [sign * random.uniform(near, far), (label === 1 ? -sign : sign) * random.uniform(near, far)];
    return { features: jitter(point, hyper.noise, random), label };
  });
