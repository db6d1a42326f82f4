import type { Value } from '../../ir/graph.ts';
import type { Task } from '../datasets/definition.ts';
import type { Entry } from '../entry.ts';

export interface LossInputs<Name extends string = string> {
  /** What the output layer computes before its activation, [batch, outputs]. */
  readonly logits: Value;
  /** What the network says, after the output activation, [batch, outputs]. */
  readonly prediction: Value;
  /** Id of the output activation, where a stable form from the logits depends on it. */
  readonly output: string;
  /** What it should say, in the form that `LossDef.target` names. */
  readonly target: Value;
  readonly hyper: Readonly<Record<Name, Value>>;
}

/**
 * How a loss wants its targets.
 * - `values`, [batch, outputs]: 0 or 1 for two classes, one-hot for more, the number for regression.
 * - `signs`, [batch, outputs]: the same with −1 in place of 0; the network decides by its sign.
 * - `index`, [batch, 1]: the class as an integer from 0.
 */
export type TargetForm = 'values' | 'signs' | 'index';

export interface LossDef<Name extends string = string> extends Entry<Name> {
  /** The tasks it can be asked for. Others have no meaning and are refused. */
  readonly tasks: readonly Task[];
  readonly target: TargetForm;
  /**
   * The output activations it can be asked for, the usual one first, each with null or, where the combination makes
   * no sense but is instructive, one or two sentences that name its consequence.
   */
  readonly outputs: Readonly<Record<string, string | null>>;
  /** The mean loss of the batch, a scalar. */
  build(inputs: LossInputs<Name>): Value;
}
