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
  text: 'Two overlapping clouds, one of them rare, like an illness among healthy people or fraud among payments. Here accuracy misleads: a network that always predicts “common” is right nine times out of ten and finds nothing. Look at precision, recall and the precision-recall curve instead, and move the threshold: below one half the network raises more alarms, finds more of the rare class and is wrong more often. Which trade-off is right depends on what the errors cost, not on the data. At first a network learns to predict “common” everywhere; the focal loss, or a weight on the rare class, makes it pay attention to the others sooner. The rarer the class, the less a single validation score means.',
  reference: {
    authors: 'H. He, E. A. Garcia',
    year: 2009,
    title: 'Learning from Imbalanced Data',
    url: 'https://doi.org/10.1109/TKDE.2008.239',
  },
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
