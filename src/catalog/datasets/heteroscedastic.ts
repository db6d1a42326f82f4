import type { GeneratedDataset } from './definition.ts';
import { n, onALine, targetNoise } from './points.ts';

export const heteroscedastic: GeneratedDataset<'n' | 'noise'> = {
  label: 'Growing noise',
  hyper: {
    n,
    noise: {
      ...targetNoise,
      default: 0.3,
      explain:
        'More noise opens the fan wider; this is its deviation in the middle, and the deviation at the right end is twice as large.',
    },
  },
  kind: 'generated',
  task: 'regression',
  ...onALine,
  classes: () => [],
  target: 'y = 0.5 x1, plus noise that grows with x1',
};
