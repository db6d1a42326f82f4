import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise } from './points.ts';

export const line: GeneratedDataset<'n' | 'noise'> = {
  label: 'Line',
  hyper: {
    n,
    noise: {
      ...noise,
      explain: 'More noise widens the line and blurs the position along it.',
    },
  },
  kind: 'generated',
  task: 'regression',
  ...inThePlane,
  classes: () => [],
  target: 'the position along the line, from −1 at the lower left to 1 at the upper right',
};
