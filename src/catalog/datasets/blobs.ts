import type { GeneratedDataset } from './definition.ts';
import { inThePlane, jitter, n, noise, numbered } from './points.ts';

/**
 * The radius of the circle of centres, and the deviation of the clouds before noise; together they give unit variance.
 */
const spread = 0.25;
const radius = Math.sqrt(2 * (1 - spread ** 2));

export const blobs: GeneratedDataset<'n' | 'k' | 'noise'> = {
  label: 'Blobs',
  hyper: {
    n,
    k: {
      label: 'Classes',
      tex: 'k',
      default: 3,
      min: 2,
      max: 8,
      scale: 'linear',
      integer: true,
      effect: 'resample',
      explain: 'More classes are closer together and give the network more outputs.',
    },
    noise,
  },
  kind: 'generated',
  task: 'multiclass',
  ...inThePlane,
  classes: ({ k }) => numbered('cloud', k),
  target: 'the cloud that the point comes from',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, (_, index) => {
      const label = index % hyper.k;
      // Starts at the diagonal, so that two clouds differ in both coordinates.
      const angle = Math.PI * (1 / 4 + (2 * label) / hyper.k);
      const point = [random.normal(radius * Math.cos(angle), spread), random.normal(radius * Math.sin(angle), spread)];
      return { features: jitter(point, hyper.noise, random), label };
    }),
};
