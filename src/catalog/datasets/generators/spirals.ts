import type { Generator } from './generator.ts';
import { jitter } from './points.ts';

/** All arms run from `inner` to `outer`, which gives the coordinates unit variance. */
const inner = 0.25;
const outer = 2.31;

export const spirals: Generator<'n' | 'k' | 'turns' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, (_, index) => {
    const label = index % hyper.k;
    const along = random.uniform();
    const radius = inner + (outer - inner) * along;
    const angle = 2 * Math.PI * (hyper.turns * along + label / hyper.k);
    const point = [radius * Math.sin(angle), radius * Math.cos(angle)];
    return { features: jitter(point, hyper.noise, random), label };
  });
