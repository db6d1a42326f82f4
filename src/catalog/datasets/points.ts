import type { RandomStream } from '../../math/random.ts';
import type { Hyperparameter } from '../entry.ts';
import type { GeneratedDataset } from './definition.ts';

/** What the sets that are points in the plane have in common. Their coordinates are made to unit variance. */
export const inThePlane = {
  features: ['x1', 'x2'],
  axes: [0, 1],
  standardize: false,
} as const satisfies Partial<GeneratedDataset>;

/** How many examples a generator draws. */
export const n: Hyperparameter = {
  label: 'Examples',
  tex: 'n',
  default: 500,
  min: 20,
  max: 5000,
  scale: 'log',
  integer: true,
  effect: 'resample',
  explain: 'More examples show the shape more clearly and make overfitting harder; an epoch takes longer.',
};

/** Standard deviation of what `jitter` adds to each coordinate. */
export const noise: Hyperparameter = {
  label: 'Noise',
  tex: '\\sigma',
  default: 0.1,
  min: 0,
  max: 1,
  scale: 'linear',
  effect: 'resample',
  explain: 'More noise scatters the points until the classes overlap and no boundary gets every example right.',
};

/**
 * Adds normal noise to a point. It draws the same numbers whatever the deviation, so that turning the noise up moves
 * the points of a seed away from where they stood and does not draw others.
 */
export function jitter(point: readonly number[], deviation: number, random: RandomStream): number[] {
  return point.map((coordinate) => coordinate + deviation * random.normal());
}
