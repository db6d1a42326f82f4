import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise, numbered } from './points.ts';

export const rings: GeneratedDataset<'n' | 'k' | 'noise'> = {
  label: 'Rings',
  hyper: {
    n,
    k: {
      label: 'Rings',
      tex: 'k',
      default: 3,
      min: 2,
      max: 5,
      scale: 'linear',
      integer: true,
      effect: 'resample',
      explain: 'More rings lie closer together and give the network more outputs.',
    },
    noise: { ...noise, default: 0.05 },
  },
  kind: 'generated',
  task: 'multiclass',
  ...inThePlane,
  classes: ({ k }) => numbered('ring', k),
  target: 'which ring the point lies on, from the inside out',
};
