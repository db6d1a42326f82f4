import type { GeneratedDataset } from './definition.ts';
import { n, onALine, targetNoise } from './points.ts';

export const sine: GeneratedDataset<'n' | 'periods' | 'noise'> = {
  label: 'Sine',
  hyper: {
    n: { ...n, default: 200 },
    periods: {
      label: 'Periods',
      tex: 'p',
      default: 1.5,
      min: 0.5,
      max: 4,
      scale: 'linear',
      effect: 'resample',
      explain: 'More periods make the curve turn more often: the network needs more units and learns it later.',
    },
    noise: targetNoise,
  },
  aliases: ['sin'],
  kind: 'generated',
  task: 'regression',
  ...onALine,
  classes: () => [],
  target: 'a sine wave of x1, plus noise',
};
