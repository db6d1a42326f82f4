import type { GeneratedDataset } from './definition.ts';
import { inThePlane, n, noise } from './points.ts';

export const labelNoise: GeneratedDataset<'n' | 'share' | 'noise'> = {
  label: 'Label noise',
  hyper: {
    n,
    share: {
      label: 'Flipped labels',
      tex: '\\eta',
      default: 0.15,
      min: 0,
      max: 0.5,
      scale: 'linear',
      effect: 'resample',
      explain: 'A larger share makes more labels wrong; at 0.5 they carry no information about the moons.',
    },
    noise,
  },
  aliases: ['noisy_labels'],
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['upper moon', 'lower moon'],
  target: 'whether the point is labelled as lying on the lower moon',
};
