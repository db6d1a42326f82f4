import type { GeneratedDataset } from './definition.ts';
import { clouds, inThePlane, n, noise, numbered } from './points.ts';

export const ring: GeneratedDataset<'n' | 'modes' | 'noise'> = {
  label: 'Cloud ring',
  hyper: {
    n,
    modes: clouds({ label: 'Clouds', tex: 'k', default: 8, max: 12 }),
    noise,
  },
  kind: 'generated',
  task: 'multiclass',
  ...inThePlane,
  classes: ({ modes }) => numbered('cloud', modes),
  target: 'the cloud that the point comes from',
};
