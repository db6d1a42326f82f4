import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise, numbered } from './points.ts';

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
};
