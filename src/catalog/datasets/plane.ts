import type { GeneratedDataset } from './definition.ts';
import { extent, inThePlane, n, targetNoise } from './points.ts';

const slopes = [0.4, -0.15] as const;

export const plane: GeneratedDataset<'n' | 'noise'> = {
  label: 'Plane',
  text: 'A number to predict instead of a class: y = 0.4 x1 − 0.15 x2, plus noise. This is linear regression, so a network without hidden layers and with a linear output can fit it exactly, and its weights should reach 0.4 and −0.15; read them off the links. Use it to see squared error at work and to compare optimizers on a problem with a known solution. No network can honestly get below the noise: at noise 0.1 the mean squared error of perfect weights is 0.01. A sigmoid output fails here, since it cannot be negative, and a large network only adds ways to bend what is flat.',
  reference: {
    authors: 'F. Galton',
    year: 1886,
    title: 'Regression Towards Mediocrity in Hereditary Stature',
    url: 'https://doi.org/10.2307/2841583',
  },
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
