import type { GeneratedDataset } from './definition.ts';
import { extent, inThePlane, jitter, n, noise } from './points.ts';

export const checkerboard: GeneratedDataset<'n' | 'cells' | 'noise'> = {
  label: 'Checkerboard',
  hyper: {
    n: { ...n, default: 1000 },
    cells: {
      label: 'Squares per side',
      tex: 'm',
      default: 4,
      min: 2,
      max: 8,
      scale: 'linear',
      integer: true,
      effect: 'resample',
      explain: 'More squares make the pattern finer: it needs more units and more examples.',
    },
    noise: { ...noise, default: 0 },
  },
  aliases: ['checker', 'chessboard'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['light square', 'dark square'],
  target: 'whether the point lies on a dark square',
  generate: (hyper, random) => {
    const { cells } = hyper;
    const side = (2 * extent) / cells;
    const places = Array.from(
      { length: cells ** 2 },
      (_, place) => [place % cells, Math.floor(place / cells)] as const,
    );
    // The square at the lower left is dark, as on every chessboard.
    const squares = [1, 0].map((odd) => places.filter(([column, row]) => (column + row) % 2 === odd));
    return Array.from({ length: hyper.n }, (_, index) => {
      const label = index % 2;
      const choices = squares[label] as (typeof places)[number][];
      const square = choices[random.integer(choices.length)] as (typeof places)[number];
      const point = square.map((corner) => (corner + random.uniform()) * side - extent);
      return { features: jitter(point, hyper.noise, random), label };
    });
  },
};
