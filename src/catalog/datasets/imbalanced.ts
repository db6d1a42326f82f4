import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise } from './points.ts';

export const imbalanced: GeneratedDataset<'n' | 'balance' | 'noise'> = {
  label: 'Imbalanced',
  hyper: {
    n: { ...n, default: 1000 },
    balance: {
      label: 'Rare share',
      tex: 'p',
      default: 0.1,
      min: 0.01,
      max: 0.5,
      scale: 'log',
      effect: 'resample',
      explain: 'A larger share gives the network more of the rare class to learn from; at 0.5 neither class is rare.',
    },
    noise,
  },
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['common', 'rare'],
  target: 'whether the point belongs to the rare class',
};
