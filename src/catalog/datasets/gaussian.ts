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
