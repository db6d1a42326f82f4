import type { GeneratedDataset } from './definition.ts';
import { inThePlane, jitter, n, noise } from './points.ts';

/** Distances from the axes: clear of them by 0.4, and with unit variance. */
const near = 0.4;
const far = 1.5;

export const xor: GeneratedDataset<'n' | 'noise'> = {
  label: 'XOR',
  text: 'Four squares, one in each quadrant; the class says whether the two coordinates have different signs: exclusive or. Each coordinate alone tells nothing about the class, only both together do, and no single line separates the diagonal pairs. That a lone perceptron cannot learn it was the famous objection of 1969, and one hidden layer is the answer: two units draw one edge each and the output combines them. With so few units the result depends on luck, because some starting weights lead into a poor minimum; a handful more makes it reliable. Weights that all start at zero do not get anywhere.',
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
      // Labels alternate, and two turns of the alternation fill all four quadrants.
      const label = index % 2;
      const sign = index % 4 < 2 ? 1 : -1;
      const point = [sign * random.uniform(near, far), (label === 1 ? -sign : sign) * random.uniform(near, far)];
      return { features: jitter(point, hyper.noise, random), label };
    }),
};
