import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, targetNoise } from './points.ts';

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
};
