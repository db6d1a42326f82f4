import type { ImageSize } from '../../catalog/augmentations/definition.ts';
import type { Call, Fold, Split } from '../../spec/experiment.ts';

/** How a table becomes what a network is trained on. */
export interface Plan {
  /** Ids of the columns that are fed, in the table's order. */
  readonly features: readonly string[];
  /** Ids of further columns of numbers, which pictures span. */
  readonly shown: readonly string[];
  /** Id of the column that is predicted: classes where it has levels, a number otherwise. */
  readonly target: string;
  readonly missing: Call;
  readonly outliers: Call;
  readonly scaler: Call;
  /** In this order; at most one of each id. */
  readonly augmentations: readonly Call[];
  readonly split: Split;
  readonly fold: Fold | null;
  readonly seed: number;
  /** The size of the image whose pixels the columns of numbers are, row by row; null for what are no images. */
  readonly image: ImageSize | null;
}
