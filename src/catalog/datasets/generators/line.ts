import type { Generator } from './generator.ts';
import { extent, jitter } from './points.ts';

export const line: Generator<'n' | 'noise'> = (hyper, random) =>
  Array.from({ length: hyper.n }, () => {
    const position = random.uniform(-1, 1);
    const point = [extent * position, extent * position];
    return { features: jitter(point, hyper.noise, random), label: position };
  });
