import type { GeneratedDataset } from './definition.ts';
import { extent, inThePlane, jitter, n, noise } from './points.ts';

export const checkerboard: GeneratedDataset<'n' | 'cells' | 'noise'> = {
  label: 'Checkerboard',
  text: 'A chessboard whose dark and light squares are the two classes. With two squares per side it is XOR without the gaps. With more, any straight line is wrong half of the time, each coordinate alone carries no information, and the border is a grid that only many units together can draw. Each added row needs more units and more examples, because the network must see every square before it can colour it. Networks learn coarse patterns first and fine boards late or never: they prefer smooth functions, and this one changes sign constantly. Sine activations, or the sines of the coordinates as features, help. There is no space between the squares, so predictions near a border stay uncertain.',
  reference: {
    authors: 'O. L. Mangasarian, D. R. Musicant',
    year: 2001,
    title: 'Lagrangian Support Vector Machines',
    url: 'https://www.jmlr.org/papers/v1/mangasarian01a.html',
  },
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
