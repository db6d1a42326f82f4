import type { Call, Fold, Series, Split } from '../../experiment/experiment.ts';

/** How a table is prepared for training. */
export interface Plan {
  /** Ids of the features: columns of the table, or pixels of its images. */
  readonly features: readonly string[];
  /** Ids of additional columns of numbers, or pixels, that pictures show. */
  readonly shown: readonly string[];
  /** Id of the target: classes if it has levels, otherwise a number. */
  readonly target: string;
  readonly missing: Call;
  readonly outliers: Call;
  readonly scaler: Call;
  /** The augmentations in this order, at most one of each id. */
  readonly augmentations: readonly Call[];
  /** The windows that are the examples; null if each row is one. `isText` if the target is the next token at every step. */
  readonly series: (Series & { readonly isText: boolean }) | null;
  readonly split: Split;
  readonly fold: Fold | null;
  readonly seed: number;
}
