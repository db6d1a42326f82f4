import type { Generator } from './generator.ts';
import { extent } from './points.ts';

const slope = 0.5;

/** How far above the line the gross errors are. */
const nearest = 2;
const farthest = 4;

export const outliers: Generator<'n' | 'share' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const x1 = random.uniform(-extent, extent);
    const error = hyper.noise * random.normal();
    // Drawn for every example, so that a larger share keeps the outliers of a smaller one and all other points.
    const chance = random.uniform();
    const height = random.uniform(nearest, farthest);
    return { features: [x1], label: slope * x1 + error + (chance < hyper.share ? height : 0) };
  });
