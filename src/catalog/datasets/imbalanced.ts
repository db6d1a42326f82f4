import type { GeneratedDataset } from './definition.ts';
import { inThePlane, jitter, n, noise } from './points.ts';

/**
 * The coordinates of the clouds' centres, and the deviation of both clouds before noise; together about unit variance.
 */
const centres = [-0.3, 1.2] as const;
const spread = 0.8;

/** The fewest rare examples: one for each of the training, validation and test parts. */
const fewest = 3;

export const imbalanced: GeneratedDataset<'n' | 'balance' | 'noise'> = {
  label: 'Imbalanced',
  hyper: {
    n: { ...n, default: 1000 },
    balance: {
      label: 'Rare share',
      tex: 'p',
      default: 0.1,
      min: 0.01,
      max: 0.5,
      scale: 'log',
      effect: 'resample',
      explain: 'A larger share gives the network more of the rare class to learn from; at 0.5 neither class is rare.',
    },
    noise,
  },
  kind: 'generated',
  task: 'binary',
  ...inThePlane,
  classes: () => ['common', 'rare'],
  target: 'whether the point belongs to the rare class',
  generate: (hyper, random) => {
    const rare = Math.max(fewest, Math.round(hyper.balance * hyper.n));
    return Array.from({ length: hyper.n }, (_, index) => {
      const label = index < rare ? 1 : 0;
      const point = [random.normal(centres[label], spread), random.normal(centres[label], spread)];
      return { features: jitter(point, hyper.noise, random), label };
    });
  },
};
