import type { Generator } from './generator.ts';
import { extent, jitter } from './points.ts';

export const checkerboard: Generator<'n' | 'cells' | 'noise'> = (hyper, random) => {
  const { cells } = hyper;
  const side = (2 * extent) / cells;
  const places = Array.from({ length: cells ** 2 }, (_, place) => [place % cells, Math.floor(place / cells)] as const);
  // The square at the lower left is dark, as on every chessboard.
  const squares = [1, 0].map((odd) => places.filter(([column, row]) => (column + row) % 2 === odd));
  return Array.from({ length: hyper.n }, (_, index) => {
    const label = index % 2;
    const choices = squares[label] as (typeof places)[number][];
    const square = choices[random.integer(choices.length)] as (typeof places)[number];
    const point = square.map((corner) => (corner + random.uniform()) * side - extent);
    return { features: jitter(point, hyper.noise, random), label };
  });
};
