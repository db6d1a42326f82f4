import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise } from './points.ts';

export const spiral: GeneratedDataset<'n' | 'noise'> = {
  label: 'Spiral',
  hyper: { n, noise },
  aliases: ['two_spirals'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['first arm', 'second arm'],
  target: 'which arm the point lies on',
};
