import type { Value } from '../../ir/graph.ts';
import type { Shape } from '../../math/shape.ts';
import type { Entry } from '../entry.ts';

/** What an activation can use besides its input. */
export interface ActivationContext<Name extends string = string> {
  /** The hyperparameters as plain numbers, for those that determine the structure of the graph, such as options. */
  readonly args: Readonly<Record<Name, number>>;
  /**
   * Adds a trained tensor that belongs to the activation, such as a learned slope; each element starts at `initial`.
   */
  parameter(name: string, shape: Shape, initial: number): Value;
}

export interface ActivationDef<Name extends string = string> extends Entry<Name> {
  /** Where it can be used: on hidden layers, on the output, or on both. */
  readonly places: readonly ('hidden' | 'output')[];
  /**
   * The factor by which an initializer enlarges the weights, if it is set to do so, so that the signal keeps its
   * variance through this activation: 5/3 for tanh, √2 for ReLU; 1 where no better value is known.
   */
  gain(args: Readonly<Record<Name, number>>): number;
  /** Whether it compares the units of a layer with each other; they are then the last axis of `x`. */
  readonly acrossUnits?: true;
  /**
   * Applies the function to `x` of shape [batch, units], or [batch, channels, …positions].
   * @param hyper the entry's hyperparameters as scalar values of the graph
   */
  build(x: Value, hyper: Readonly<Record<Name, Value>>, context: ActivationContext<Name>): Value;
}
