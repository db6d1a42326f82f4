import type { GeneratedDataset } from './definition.ts';
import { extent, n, onALine, targetNoise } from './points.ts';

const slope = 0.5;

export const heteroscedastic: GeneratedDataset<'n' | 'noise'> = {
  label: 'Growing noise',
  text: 'A straight line, y = 0.5 x1, whose noise grows from left to right: none at the left end, twice the usual at the right. The line itself is easy and any network finds it; the question is how sure one may be. One number for the error, such as the mean squared error, hides that predictions at the left are nearly exact and those at the right are worth little: look at the residuals against the prediction, where a fan opens. Squared error lets the loud right end decide, and a large network bends there to follow chance. Such data are common: incomes, prices and rainfall all scatter more where they are large, and predicting their logarithm often helps.',
  reference: {
    authors: 'D. A. Nix, A. S. Weigend',
    year: 1994,
    title: 'Estimating the mean and variance of the target probability distribution',
    url: 'https://doi.org/10.1109/ICNN.1994.374138',
  },
  hyper: {
    n,
    noise: {
      ...targetNoise,
      default: 0.3,
      explain:
        'More noise opens the fan wider; this is its deviation in the middle, and twice of it is reached at the right.',
    },
  },
  kind: 'generated',
  task: 'regression',
  ...onALine,
  classes: () => [],
  target: 'y = 0.5 x1, plus noise that grows with x1',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const x1 = random.uniform(-extent, extent);
      const deviation = hyper.noise * (1 + x1 / extent);
      return { features: [x1], label: slope * x1 + deviation * random.normal() };
    }),
};
