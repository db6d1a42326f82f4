import type { Value } from '../../ir/graph.ts';
import type { Task } from '../datasets/definition.ts';
import type { Entry } from '../entry.ts';

export interface LossInputs<Name extends string = string> {
  /** What the output layer computes before its activation, [batch, outputs]. */
  readonly logits: Value;
  /** What the network says, after the output activation, [batch, outputs]. */
  readonly prediction: Value;
  /** What it should say, [batch, outputs]: 0/1 for two classes, one-hot for more, the number for regression. */
  readonly target: Value;
  readonly hyper: Readonly<Record<Name, Value>>;
}

export interface LossDef<Name extends string = string> extends Entry<Name> {
  /** The tasks it can be asked for. */
  readonly tasks: readonly Task[];
  /** The output activations it can be asked for, the usual one first. */
  readonly outputs: readonly string[];
  /** The mean loss of the batch, a scalar. */
  build(inputs: LossInputs<Name>): Value;
}
