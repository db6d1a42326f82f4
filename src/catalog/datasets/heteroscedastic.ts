import type { GeneratedDataset } from './definition.ts';
import { extent, n, onALine, targetNoise } from './points.ts';

const slope = 0.5;

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
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const x1 = random.uniform(-extent, extent);
      const deviation = hyper.noise * (1 + x1 / extent);
      return { features: [x1], label: slope * x1 + deviation * random.normal() };
    }),
};
