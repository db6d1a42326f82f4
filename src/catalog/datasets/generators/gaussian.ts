import type { Generator } from './generator.ts';
import { jitter } from './points.ts';

/**
 * The coordinates of the clouds' centres are ±`centre`; with the clouds' deviation before noise, the variance is about
 * 1.
 */
const centre = 0.9;
const spread = 0.4;

export const gaussian: Generator<'n' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, (_, index) => {
    const label = index % 2;
    const mean = label === 1 ? centre : -centre;
    const point = [random.normal(mean, spread), random.normal(mean, spread)];
    return { features: jitter(point, hyper.noise, random), label };
  });
