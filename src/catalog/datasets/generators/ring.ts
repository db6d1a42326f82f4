import type { Generator } from './generator.ts';
import { jitter } from './points.ts';

/** The radius of the circle of centres, which gives the coordinates unit variance. */
const radius = Math.SQRT2;

export const ring: Generator<'n' | 'modes' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, (_, index) => {
    const label = index % hyper.modes;
    // Starts at the diagonal, so that two clouds differ in both coordinates.
    const angle = Math.PI * (1 / 4 + (2 * label) / hyper.modes);
    const centre = [radius * Math.cos(angle), radius * Math.sin(angle)];
    return { features: jitter(centre, hyper.noise, random), label };
  });
