import type { GeneratedDataset } from './definition.ts';
import { extent, n, onALine, targetNoise } from './points.ts';

const slope = 0.5;

export const heteroscedastic: GeneratedDataset<'n' | 'noise'> = {
  label: 'Growing noise',
  text: 'A straight line, y = 0.5 x1, whose noise grows from left to right: none at the left end, twice the set value at the right. The line itself is easy and any network finds it; the question is how certain a prediction is. A single number for the error, such as the mean squared error, hides that predictions on the left are nearly exact and those on the right are worth little: look at the residuals against the prediction, which open like a fan. With squared error the noisy right end dominates, and a large network bends there to follow chance. Such data are common: incomes, prices and rainfall all scatter more where they are large, and predicting their logarithm often helps.',
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
        'More noise opens the fan wider; this is its deviation in the middle, and the deviation at the right end is twice as large.',
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
