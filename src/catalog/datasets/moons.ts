import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise } from './points.ts';

export const moons: GeneratedDataset<'n' | 'noise'> = {
  label: 'Moons',
  hyper: { n, noise },
  aliases: ['two_moons'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['upper moon', 'lower moon'],
  target: 'whether the point lies on the lower moon',
};
