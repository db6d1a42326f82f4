import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise, numbered } from './points.ts';

export const spirals: GeneratedDataset<'n' | 'k' | 'turns' | 'noise'> = {
  label: 'Spirals',
  hyper: {
    n,
    k: {
      label: 'Arms',
      tex: 'k',
      default: 3,
      min: 2,
      max: 5,
      scale: 'linear',
      integer: true,
      effect: 'resample',
      explain: 'More arms lie closer together and give the network more outputs.',
    },
    turns: {
      label: 'Turns',
      tex: 't',
      default: 0.75,
      min: 0.25,
      max: 2,
      scale: 'linear',
      effect: 'resample',
      explain: 'More turns wind the arms more tightly, so the borders between them get longer and closer together.',
    },
    noise,
  },
  kind: 'generated',
  task: 'multiclass',
  ...inThePlane,
  classes: ({ k }) => numbered('arm', k),
  target: 'which arm the point lies on',
};
