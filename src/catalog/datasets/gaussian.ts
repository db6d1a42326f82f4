import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise } from './points.ts';

export const gaussian: GeneratedDataset<'n' | 'noise'> = {
  label: 'Gaussian',
  hyper: { n, noise },
  aliases: ['gauss'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['lower left', 'upper right'],
  target: 'whether the point comes from the cloud at the upper right',
};
