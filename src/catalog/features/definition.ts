import type { Value } from '../../ir/graph.ts';
import type { Entry } from '../entry.ts';

/** An input that is computed from the two features that a dataset has, whatever they are called. */
export interface FeatureDef extends Entry {
  /** The formula where there is only text: x₁². */
  readonly symbol: string;
  /** The dataset's features that it is made of: 0 for the first, 1 for the second. */
  readonly uses: readonly (0 | 1)[];
  /** @param raw columns of the dataset's features, of any one shape */
  build(raw: readonly [Value, Value]): Value;
}
