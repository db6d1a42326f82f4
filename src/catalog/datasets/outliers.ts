import type { GeneratedDataset } from './definition.ts';
import { extent, n, onALine, targetNoise } from './points.ts';

const slope = 0.5;

/** How far above the line the gross errors are. */
const nearest = 2;
const farthest = 4;

export const outliers: GeneratedDataset<'n' | 'share' | 'noise'> = {
  label: 'Outliers',
  text: 'A straight line, y = 0.5 x1, with a little noise, but some of the examples are grossly wrong: they are two to four too high, as if a sensor had failed or a decimal point had slipped. Squared error cannot ignore them, because one error of three counts as much as nine hundred errors of a tenth: they lift the line by their share times their mean height. Absolute error fits the median and hardly moves, and the Huber loss combines the advantages of both. Train with each and read the bias off the output. The validation part contains outliers as well, so judge by the picture or by MAE, not by the mean squared error, which they dominate.',
  reference: {
    authors: 'P. J. Huber',
    year: 1964,
    title: 'Robust Estimation of a Location Parameter',
    url: 'https://doi.org/10.1214/aoms/1177703732',
  },
  hyper: {
    n: { ...n, default: 200 },
    share: {
      label: 'Outliers',
      tex: '\\epsilon',
      default: 0.1,
      min: 0,
      max: 0.4,
      scale: 'linear',
      effect: 'resample',
      explain: 'A larger share pulls the line further up under squared error; absolute error resists longer.',
    },
    noise: targetNoise,
  },
  kind: 'generated',
  task: 'regression',
  ...onALine,
  classes: () => [],
  target: 'y = 0.5 x1, plus noise and some gross errors',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const x1 = random.uniform(-extent, extent);
      const error = hyper.noise * random.normal();
      // Drawn for every example, so that a larger share keeps the outliers of a smaller one and all other points.
      const chance = random.uniform();
      const height = random.uniform(nearest, farthest);
      return { features: [x1], label: slope * x1 + error + (chance < hyper.share ? height : 0) };
    }),
};
