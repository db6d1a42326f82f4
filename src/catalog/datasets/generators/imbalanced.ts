import type { Generator } from './generator.ts';
import { jitter } from './points.ts';

/**
 * The coordinates of the clouds' centres, and the deviation of both clouds before noise; together about unit variance.
 */
const centres = [-0.3, 1.2] as const;
const spread = 0.8;

/** The fewest rare examples: one for each of the training, validation and test parts. */
const fewest = 3;

export const imbalanced: Generator<'n' | 'balance' | 'noise'> = (hyper, random) => {
  const rare = Math.max(fewest, Math.round(hyper.balance * hyper.n));
  return Array.from({ length: hyper.n }, (_, index) => {
    const label = index < rare ? 1 : 0;
    const point = [random.normal(centres[label], spread), random.normal(centres[label], spread)];
    return { features: jitter(point, hyper.noise, random), label };
  });
};
