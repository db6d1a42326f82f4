import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise } from './points.ts';

export const circle: GeneratedDataset<'n' | 'noise'> = {
  label: 'Circle',
  hyper: { n, noise },
  aliases: ['circles'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['ring', 'disc'],
  target: 'whether the point belongs to the disc in the middle',
};
