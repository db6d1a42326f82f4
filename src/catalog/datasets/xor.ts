import type { GeneratedDataset } from './definition.ts';
import { inThePlane, jitter, n, noise } from './points.ts';

/** Distances from the axes: at least 0.4, and with unit variance. */
const near = 0.4;
const far = 1.5;

export const xor: GeneratedDataset<'n' | 'noise'> = {
  label: 'XOR',
  text: 'Four squares, one in each quadrant; the class says whether the two coordinates have different signs: exclusive or. Only both coordinates together determine the class; each alone carries no information, and no single line separates the diagonal pairs. A single perceptron cannot learn it, which was the famous objection of 1969. One hidden layer solves it: two units draw one edge each and the output combines them. With so few units the result depends on chance, because some initial weights lead into a poor minimum; a few more units make it reliable. Weights that all start at zero learn nothing.',
  reference: {
    authors: 'M. Minsky, S. Papert',
    year: 1969,
    title: 'Perceptrons: An Introduction to Computational Geometry',
    url: 'https://doi.org/10.7551/mitpress/11301.001.0001',
  },
  hyper: { n, noise },
  aliases: ['exclusive_or'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['same sign', 'different signs'],
  target: 'whether x1 and x2 have different signs',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, (_, index) => {
      // Labels alternate, so four consecutive examples fill all four quadrants.
      const label = index % 2;
      const sign = index % 4 < 2 ? 1 : -1;
      const point = [sign * random.uniform(near, far), (label === 1 ? -sign : sign) * random.uniform(near, far)];
      return { features: jitter(point, hyper.noise, random), label };
    }),
};
