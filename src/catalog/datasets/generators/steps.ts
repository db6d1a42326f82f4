import type { Generator } from './generator.ts';
import { extent } from './points.ts';

export const steps: Generator<'n' | 'k' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const along = random.uniform();
    const step = Math.floor(along * hyper.k);
    const features = [extent * (2 * along - 1), random.uniform(-extent, extent)];
    return { features, label: (2 * step) / (hyper.k - 1) - 1 + hyper.noise * random.normal() };
  });
