import type { GeneratedDataset } from './definition.ts';
import { extent, inThePlane, n, targetNoise } from './points.ts';

export const steps: GeneratedDataset<'n' | 'k' | 'noise'> = {
  label: 'Steps',
  text: 'A staircase: the number to predict climbs from −1 to 1 along x1 in equal steps and stays level in between; x2 does not matter at all. Decision trees split such data into its steps at once, while networks, being smooth, can only approximate the jumps: a tanh or sigmoid unit with large weights makes one, ReLU units need two for each, and the remaining error is in a narrow band around every edge. Squared error rounds the corners off; absolute error allows sharper ones. Watch also what happens to the weights of x2: they do not help, so they should fade, sooner with weight decay; pruning or L1 removes them automatically.',
  reference: {
    authors: 'L. Breiman, J. H. Friedman, R. A. Olshen, C. J. Stone',
    year: 1984,
    title: 'Classification and Regression Trees',
    url: 'https://doi.org/10.1201/9781315139470',
  },
  hyper: {
    n,
    k: {
      label: 'Steps',
      tex: 'k',
      default: 4,
      min: 2,
      max: 8,
      scale: 'linear',
      integer: true,
      effect: 'resample',
      explain: 'More steps are lower and narrower, until the staircase is hard to tell from a slope.',
    },
    noise: { ...targetNoise, default: 0.05 },
  },
  aliases: ['staircase'],
  kind: 'generated',
  task: 'regression',
  ...inThePlane,
  classes: () => [],
  target: 'the height of the step on which x1 lies, plus noise',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const along = random.uniform();
      const step = Math.floor(along * hyper.k);
      const features = [extent * (2 * along - 1), random.uniform(-extent, extent)];
      return { features, label: (2 * step) / (hyper.k - 1) - 1 + hyper.noise * random.normal() };
    }),
};
