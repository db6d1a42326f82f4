import type { GeneratedDataset } from './definition.ts';
import { n, onALine, targetNoise } from './points.ts';

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
};
