import type { ProviderChoice } from './experiment.ts';

/** The keys of an experiment's text, in the order in which they are printed. */
export const KEYS = [
  'data',
  'table',
  'target',
  'features',
  'missing',
  'outliers',
  'scale',
  'augment',
  'net',
  'output',
  'loss',
  'opt',
  'schedule',
  'init',
  'bias',
  'pin',
  'reg',
  'batch',
  'split',
  'fold',
  'seed',
  'replicas',
  'sweep',
  'plane',
  'provider',
  'v',
] as const;

export type Key = (typeof KEYS)[number];

/** The version of the text that this program writes. */
export const VERSION = 1;

/** The maximum length of a text, in characters; longer ones are not read. */
export const MAX_TEXT = 100_000;

/** The maximum number of hidden layers of any kind, including dropout and the like. */
export const MAX_LAYERS = 12;

/** The maximum number of pinned parameter elements. */
export const MAX_PINS = 64;

/** The range of pinned values: larger ones would overflow in the next layer. */
export const PIN = { default: 0, min: -1e6, max: 1e6 } as const;

/** Examples per step, if it is a number. */
export const BATCH = { default: 10, min: 1, max: 10_000, integer: true } as const;

export const SEED = { default: 10, min: 0, max: 2 ** 32 - 1, integer: true } as const;

/** Folds of cross-validation. */
export const FOLDS = { default: 5, min: 2, max: 10, integer: true } as const;

/** Copies of an experiment that train side by side. */
export const REPLICAS = { default: 1, min: 1, max: 64, integer: true } as const;

/** The number of copies of a sweep if the text does not give one. */
export const SWEEP_COPIES = 16;

/** The smallest percentage of examples in the training part. */
export const MIN_TRAIN = 10;

export const PROVIDERS: readonly ProviderChoice[] = ['auto', 'wasm', 'webgpu'];
