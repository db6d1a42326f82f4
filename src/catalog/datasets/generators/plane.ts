import type { Generator } from './generator.ts';
import { extent } from './points.ts';

const slopes = [0.4, -0.15] as const;

export const plane: Generator<'n' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const x1 = random.uniform(-extent, extent);
    const x2 = random.uniform(-extent, extent);
    return { features: [x1, x2], label: slopes[0] * x1 + slopes[1] * x2 + hyper.noise * random.normal() };
  });
