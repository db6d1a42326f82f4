import type { RandomStream } from '../../math/random.ts';
import type { Hyperparameter } from '../entry.ts';
import type { GeneratedDataset } from './definition.ts';

/** What the sets that are points in the plane have in common. Their coordinates are made to unit variance. */
export const inThePlane = {
  features: ['x1', 'x2'],
  axes: [0, 1],
  standardize: false,
} as const satisfies Partial<GeneratedDataset>;

/** What the sets of one feature have in common: a curve over a line. */
export const onALine = {
  features: ['x1'],
  axes: [0],
  standardize: false,
} as const satisfies Partial<GeneratedDataset>;

/** Half the width of a uniform distribution around 0 that has unit variance. */
export const extent = Math.sqrt(3);

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

/** The same for the sets that predict a number: standard deviation of what is added to the target. */
export const targetNoise: Hyperparameter = {
  ...noise,
  explain: 'More noise scatters the targets around the curve and raises the lowest loss that can be reached.',
};

/** Names of classes that differ by their number alone: arm 1, arm 2, … */
export function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);
}

/**
 * Adds normal noise to a point. It draws the same numbers whatever the deviation, so that turning the noise up moves
 * the points of a seed away from where they stood and does not draw others.
 */
export function jitter(point: readonly number[], deviation: number, random: RandomStream): number[] {
  return point.map((coordinate) => coordinate + deviation * random.normal());
}
