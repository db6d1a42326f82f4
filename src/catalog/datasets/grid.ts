import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise, numbered } from './points.ts';

export const grid: GeneratedDataset<'n' | 'side' | 'noise'> = {
  label: 'Cloud grid',
  hyper: {
    n,
    side: {
      label: 'Clouds per side',
      tex: 'm',
      default: 3,
      min: 2,
      max: 5,
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
  classes: ({ side }) => numbered('row', side),
  target: 'the row of the cloud that the point comes from, from the bottom up',
};
