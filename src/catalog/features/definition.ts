import type { Value } from '../../ir/graph.ts';
import type { Entry } from '../entry.ts';

/** An input that is computed from the two features of a dataset, whatever their names are. */
export interface FeatureDef extends Entry {
  /** The formula as plain text, such as x₁². */
  readonly symbol: string;
  /** The features that it is computed from: 0 for the dataset's first, 1 for the second. */
  readonly uses: readonly (0 | 1)[];
  /** @param raw columns of the dataset's features, all of the same shape */
  build(raw: readonly [Value, Value]): Value;
}
