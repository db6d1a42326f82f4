import type { scalers } from '../../../catalog/scalers/index.ts';

export type ScalerId = keyof typeof scalers;

/** What a scaler subtracts from numbers, and what it divides them by. */
interface ScalerWords {
  readonly offset: string;
  readonly spread: string;
}

/** How the numbers of each scaler are called in code. */
export const scalerWords: Record<ScalerId, ScalerWords> = {
  none: { offset: 'offset', spread: 'spread' },
  standard: { offset: 'mean', spread: 'std' },
  min_max: { offset: 'minimum', spread: 'width' },
  robust: { offset: 'median', spread: 'iqr' },
};
