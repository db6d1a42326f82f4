import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, targetNoise } from './points.ts';

export const plane: GeneratedDataset<'n' | 'noise'> = {
  label: 'Plane',
  hyper: {
    n,
    noise: {
      ...targetNoise,
      explain: 'More noise scatters the targets around the plane and raises the lowest possible loss.',
    },
  },
  kind: 'generated',
  task: 'regression',
  ...inThePlane,
  classes: () => [],
  target: 'y = 0.4 x1 − 0.15 x2, plus noise',
};
