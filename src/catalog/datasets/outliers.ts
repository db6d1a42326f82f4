import type { GeneratedDataset } from './definition.ts';
import { extent, n, onALine, targetNoise } from './points.ts';

const slope = 0.5;

/** How far above the line the gross errors are. */
const nearest = 2;
const farthest = 4;

export const outliers: GeneratedDataset<'n' | 'share' | 'noise'> = {
  label: 'Outliers',
  hyper: {
    n: { ...n, default: 200 },
    share: {
      label: 'Outliers',
      tex: '\\epsilon',
      default: 0.1,
      min: 0,
      max: 0.4,
      scale: 'linear',
      effect: 'resample',
      explain: 'A larger share pulls the line further up under squared error; absolute error resists longer.',
    },
    noise: targetNoise,
  },
  kind: 'generated',
  task: 'regression',
  ...onALine,
  classes: () => [],
  target: 'y = 0.5 x1, plus noise and some gross errors',
  generate: (hyper, random) =>
    Array.from({ length: hyper.n }, () => {
      const x1 = random.uniform(-extent, extent);
      const error = hyper.noise * random.normal();
      // Drawn for every example, so that a larger share keeps the outliers of a smaller one and all other points.
      const chance = random.uniform();
      const height = random.uniform(nearest, farthest);
      return { features: [x1], label: slope * x1 + error + (chance < hyper.share ? height : 0) };
    }),
};
