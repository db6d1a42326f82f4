import type { Generator } from './generator.ts';
import { extent } from './points.ts';

const slope = 0.5;

export const heteroscedastic: Generator<'n' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const x1 = random.uniform(-extent, extent);
    const deviation = hyper.noise * (1 + x1 / extent);
    return { features: [x1], label: slope * x1 + deviation * random.normal() };
  });
