import type { Hyperparameter } from '../entry.ts';
import type { GeneratedDataset } from './definition.ts';

/** The members that datasets of points in the plane share. Their coordinates have unit variance by construction. */
export const inThePlane = {
  features: ['x1', 'x2'],
  axes: [0, 1],
  standardize: false,
} as const satisfies Partial<GeneratedDataset>;

/** The members that datasets with one feature share: a curve over a line. */
export const onALine = {
  features: ['x1'],
  axes: [0],
  standardize: false,
} as const satisfies Partial<GeneratedDataset>;

/** The number of examples that a generator draws. */
export const n: Hyperparameter = {
  label: 'Examples',
  tex: 'N',
  default: 500,
  min: 20,
  max: 5000,
  scale: 'log',
  integer: true,
  effect: 'resample',
  explain: 'More examples show the shape more clearly and make overfitting harder; an epoch takes longer.',
};

/** Standard deviation of the noise that `jitter` adds to each coordinate. */
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

/** The number of separate clouds of points, or of those along one side. */
export function clouds(shown: Pick<Hyperparameter, 'label' | 'tex' | 'default' | 'max'>): Hyperparameter {
  return {
    ...shown,
    min: 2,
    scale: 'linear',
    integer: true,
    effect: 'resample',
    explain: 'More clouds are closer together; a classifier has more classes, and a generator has more clouds to find.',
  };
}

/** The same as `noise` for datasets with a number to predict: the standard deviation of the noise that is added to the target. */
export const targetNoise: Hyperparameter = {
  ...noise,
  explain: 'More noise scatters the targets around the curve and raises the lowest possible loss.',
};

/** Names of classes that differ only in their number: arm 1, arm 2, … */
export function numbered(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);
}
