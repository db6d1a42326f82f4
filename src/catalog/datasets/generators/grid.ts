import type { Generator } from './generator.ts';
import { jitter } from './points.ts';

export const grid: Generator<'n' | 'side' | 'noise'> = (hyper, random) => {
  const { side } = hyper;
  // Between neighbouring centres; gives the coordinates unit variance.
  const distance = Math.sqrt(12 / (side ** 2 - 1));
  const place = (count: number) => distance * (count - (side - 1) / 2);
  return Array.from({ length: hyper.n }, (_, index) => {
    const row = index % side;
    const column = Math.floor(index / side) % side;
    return { features: jitter([place(column), place(row)], hyper.noise, random), label: row };
  });
};
