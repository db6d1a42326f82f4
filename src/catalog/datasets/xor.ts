import type { GeneratedDataset } from './definition.ts';
import { inThePlane, jitter, n, noise } from './points.ts';

/** Distances from the axes: at least 0.4, and with unit variance. */
const near = 0.4;
const far = 1.5;

export const xor: GeneratedDataset<'n' | 'noise'> = {
  label: 'XOR',
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
