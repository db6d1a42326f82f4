import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, targetNoise } from './points.ts';

export const gaussians: GeneratedDataset<'n' | 'width' | 'noise'> = {
  label: 'Hills',
  hyper: {
    n,
    width: {
      label: 'Width',
      tex: 'w',
      default: 0.4,
      min: 0.15,
      max: 0.8,
      scale: 'linear',
      effect: 'resample',
      explain: 'Wider bumps run into each other and make the landscape smoother and easier.',
    },
    noise: { ...targetNoise, default: 0.05 },
  },
  aliases: ['hills', 'gaussian_mixture'],
  kind: 'generated',
  task: 'regression',
  ...inThePlane,
  classes: () => [],
  target: 'the height of a landscape of six bell curves, plus noise',
};
