import type { GeneratedDataset } from './definition.ts';
import { clouds, inThePlane, n, noise, numbered } from './points.ts';

export const grid: GeneratedDataset<'n' | 'side' | 'noise'> = {
  label: 'Cloud grid',
  hyper: {
    n,
    side: clouds({ label: 'Clouds per side', tex: 'm', default: 3, max: 5 }),
    noise,
  },
  kind: 'generated',
  task: 'multiclass',
  ...inThePlane,
  classes: ({ side }) => numbered('row', side),
  target: 'the row of the cloud that the point comes from, from the bottom up',
};
