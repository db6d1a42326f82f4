import type { GeneratedDataset } from './definition.ts';
import { extent, inThePlane, n, targetNoise } from './points.ts';

const slopes = [0.4, -0.15] as const;

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
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const x1 = random.uniform(-extent, extent);
      const x2 = random.uniform(-extent, extent);
      return { features: [x1, x2], label: slopes[0] * x1 + slopes[1] * x2 + hyper.noise * random.normal() };
    }),
};
