import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise } from './points.ts';

export const linear: GeneratedDataset<'n' | 'margin' | 'noise'> = {
  label: 'Linear',
  hyper: {
    n,
    margin: {
      label: 'Margin',
      tex: '\\gamma',
      default: 0.3,
      min: 0,
      max: 0.8,
      scale: 'linear',
      effect: 'resample',
      explain: 'A wider margin keeps the nearest points further from the line, so more lines separate the classes.',
    },
    noise: { ...noise, default: 0 },
  },
  aliases: ['linearly_separable', 'separable'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['below the line', 'above the line'],
  target: 'whether the point lies above the line 0.6 x1 + 0.8 x2 = 0',
};
