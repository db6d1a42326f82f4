import type { GeneratedDataset } from './definition.ts';
import { inThePlane, jitter, n, noise } from './points.ts';

/**
 * The coordinates of the clouds' centres are ±`centre`; with the clouds' deviation before noise, the variance is about
 * 1.
 */
const centre = 0.9;
const spread = 0.4;

export const gaussian: GeneratedDataset<'n' | 'noise'> = {
  label: 'Gaussian',
  text: 'Two round clouds, each drawn from a bell curve around its own centre. A straight line halfway between the centres is the best possible boundary, so a network without hidden layers, which is logistic regression, already solves it. Use it to check that everything works, to watch single weights rotate a line into place, or to see what happens when a network is larger than the problem. Bell curves never quite end: the more noise there is, the more points lie on the wrong side of even the best line. The loss then has a floor, and a training loss below it means overfitting.',
  reference: {
    authors: 'R. A. Fisher',
    year: 1936,
    title: 'The use of multiple measurements in taxonomic problems',
    url: 'https://doi.org/10.1111/j.1469-1809.1936.tb02137.x',
  },
  hyper: { n, noise },
  aliases: ['gauss'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['lower left', 'upper right'],
  target: 'whether the point comes from the cloud at the upper right',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, (_, index) => {
      const label = index % 2;
      const mean = label === 1 ? centre : -centre;
      const point = [random.normal(mean, spread), random.normal(mean, spread)];
      return { features: jitter(point, hyper.noise, random), label };
    }),
};
