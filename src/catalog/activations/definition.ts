import type { Value } from '../../ir/graph.ts';
import type { Shape } from '../../math/shape.ts';
import type { Entry } from '../entry.ts';

/** What an activation may ask for beside its input. */
export interface ActivationContext<Name extends string = string> {
  /** The hyperparameters as plain numbers, for those that decide the shape of the graph, such as options. */
  readonly args: Readonly<Record<Name, number>>;
  /** A trained tensor of the activation itself, which starts as `initial` everywhere: a learned slope. */
  parameter(name: string, shape: Shape, initial: number): Value;
}

export interface ActivationDef<Name extends string = string> extends Entry<Name> {
  /** Where it may stand: on hidden layers, on the output, or on both. */
  readonly places: readonly ('hidden' | 'output')[];
  /**
   * How much larger weights should be drawn so that the signal keeps its variance through this activation, where an
   * initializer is asked to mind it: tanh 5/3, ReLU √2; 1 where nothing is known to be better.
   */
  gain(args: Readonly<Record<Name, number>>): number;
  /**
   * Applies the function to `x` of shape [batch, units].
   * @param hyper the entry's hyperparameters as scalar values of the graph
   */
  build(x: Value, hyper: Readonly<Record<Name, Value>>, context: ActivationContext<Name>): Value;
}
