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

/** Characters of the longest text that is read at all. */
export const MAX_TEXT = 100_000;

/** Hidden layers of any kind: dropout and the like count. */
export const MAX_LAYERS = 12;

/** Elements of parameters that are held by hand. */
export const MAX_PINS = 64;

/** The values that they can be held at: more would overflow in the next layer. */
export const PIN = { default: 0, min: -1e6, max: 1e6 } as const;

/** Examples per step, where a person gives a number. */
export const BATCH = { default: 10, min: 1, max: 10_000, integer: true } as const;

export const SEED = { default: 10, min: 0, max: 2 ** 32 - 1, integer: true } as const;

/** Folds of cross-validation. */
export const FOLDS = { default: 5, min: 2, max: 10, integer: true } as const;

/** Copies of an experiment that train side by side. */
export const REPLICAS = { default: 1, min: 1, max: 64, integer: true } as const;

/** Copies of a sweep where a text does not say how many. */
export const SWEEP_COPIES = 16;

/** The smallest percentage of the examples that may be trained on. */
export const MIN_TRAIN = 10;

export const PROVIDERS: readonly ProviderChoice[] = ['auto', 'wasm', 'webgpu'];
