import type { Value } from '../../ir/graph.ts';
import type { Entry } from '../entry.ts';

export interface ActivationDef<Name extends string = string> extends Entry<Name> {
  /** Where it may stand: on hidden layers, on the output, or on both. */
  readonly places: readonly ('hidden' | 'output')[];
  /**
   * Applies the function to `x` of shape [batch, units].
   * @param hyper the entry's hyperparameters as scalar values of the graph
   */
  build(x: Value, hyper: Readonly<Record<Name, Value>>): Value;
}
