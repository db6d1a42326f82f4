import type { Generator } from './generator.ts';
import { extent } from './points.ts';

export const sine: Generator<'n' | 'periods' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const x1 = random.uniform(-extent, extent);
    const phase = (Math.PI * hyper.periods * x1) / extent;
    return { features: [x1], label: Math.sin(phase) + hyper.noise * random.normal() };
  });
