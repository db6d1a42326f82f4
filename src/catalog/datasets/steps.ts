import type { GeneratedDataset } from './definition.ts';
import { extent, inThePlane, n, targetNoise } from './points.ts';

export const steps: GeneratedDataset<'n' | 'k' | 'noise'> = {
  label: 'Steps',
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
