import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise } from './points.ts';

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
};
