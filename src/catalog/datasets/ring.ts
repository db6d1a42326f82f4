import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise, numbered } from './points.ts';

export const ring: GeneratedDataset<'n' | 'modes' | 'noise'> = {
  label: 'Cloud ring',
  hyper: {
    n,
    modes: {
      label: 'Clouds',
      tex: 'k',
      default: 8,
      min: 2,
      max: 12,
      scale: 'linear',
      integer: true,
      effect: 'resample',
      explain:
        'More clouds are closer together; a classifier has more classes, and a generator has more clouds to find.',
    },
    noise,
  },
  kind: 'generated',
  task: 'multiclass',
  ...inThePlane,
  classes: ({ modes }) => numbered('cloud', modes),
  target: 'the cloud that the point comes from',
};
