import type { Value } from '../../ir/graph.ts';
import type { Task } from '../datasets/definition.ts';
import type { Entry } from '../entry.ts';

export interface MetricInputs {
  /** What the network says, after the output activation, [batch, outputs]. */
  readonly prediction: Value;
  /** What it should say, [batch, outputs]: 0/1 for two classes, one-hot for more, the number for regression. */
  readonly target: Value;
}

/** A number for people. Unlike a loss, nothing is derived from it, so it may jump. */
export interface MetricDef extends Entry {
  /** The tasks it can be asked for. */
  readonly tasks: readonly Task[];
  /** Whether it is a share of the examples, 0 … 1, and shown as a percentage. */
  readonly percent: boolean;
  readonly better: 'higher' | 'lower';
  /** The metric of all rows together, a scalar. */
  build(inputs: MetricInputs): Value;
}
