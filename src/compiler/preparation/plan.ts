import type { ImageSize } from '../../catalog/augmentations/definition.ts';
import type { Call, Fold, Split } from '../../experiment/experiment.ts';

/** How a table is prepared for training. */
export interface Plan {
  /** Ids of the features, in the table's order. */
  readonly features: readonly string[];
  /** Ids of additional columns of numbers that pictures show. */
  readonly shown: readonly string[];
  /** Id of the target: classes if it has levels, otherwise a number. */
  readonly target: string;
  readonly missing: Call;
  readonly outliers: Call;
  readonly scaler: Call;
  /** The augmentations in this order, at most one of each id. */
  readonly augmentations: readonly Call[];
  readonly split: Split;
  readonly fold: Fold | null;
  readonly seed: number;
  /** The size of the image whose pixels are the columns of numbers, row by row; null if the examples are not images. */
  readonly image: ImageSize | null;
}
