import type { Generator } from './generator.ts';
import { jitter } from './points.ts';

/**
 * Both arms run from `inner` to `outer` in this many turns; the distance from an arm to the middle of the gap is 0.34.
 */
const inner = 0.25;
const outer = 2.31;
const turns = 1.5;

export const spiral: Generator<'n' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, (_, index) => {
    const label = index % 2;
    const along = random.uniform();
    const radius = inner + (outer - inner) * along;
    const angle = 2 * Math.PI * turns * along + Math.PI * label;
    const point = [radius * Math.sin(angle), radius * Math.cos(angle)];
    return { features: jitter(point, hyper.noise, random), label };
  });
