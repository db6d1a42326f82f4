import type { Value } from '../../ir/graph.ts';
import type { Entry } from '../entry.ts';
import type { Task } from '../tasks/index.ts';

export interface LossInputs<Name extends string = string> {
  /** The output layer's values before its activation, [batch, …, outputs]. */
  readonly logits: Value;
  /** The network's prediction, after the output activation, [batch, …, outputs]. */
  readonly prediction: Value;
  /** Id of the output activation, for losses whose numerically stable form depends on it. */
  readonly output: string;
  /** The actual values, in the form that `LossDef.target` names. */
  readonly target: Value;
  readonly hyper: Readonly<Record<Name, Value>>;
}

/**
 * The form in which a loss takes its targets.
 * - `values`, [batch, …, outputs]: 0 or 1 for two classes, one-hot for more, the number for regression.
 * - `signs`, [batch, …, outputs]: the same with −1 in place of 0; the sign of the output decides the class.
 * - `index`, [batch, …, 1]: the class as an integer from 0.
 */
export type TargetForm = 'values' | 'signs' | 'index';

/**
 * The other side of a game between a generator and a discriminator. `LossDef.build` is then the discriminator's loss of
 * examples, with target 1 for a real one and 0 (or −1) for a generated one; the compiler adds the mean of the generated
 * ones to the mean of the real ones.
 */
export interface Game<Name extends string = string> {
  /** The generator's loss of each generated example, [batch], from what the discriminator makes of it. */
  generator(judged: Pick<LossInputs, 'logits' | 'prediction'>): Value;
  /**
   * Both losses where generated examples cannot be told from real ones; null for the generator if the discriminator may
   * add any number to all of its answers.
   */
  readonly equilibrium: { readonly discriminator: number; readonly generator: number | null };
  /** The hyperparameter that limits every parameter of the discriminator to [−value, value]. */
  readonly clip?: Name;
  /**
   * What the gradient of the discriminator's output by its inputs adds to its loss, at points between real and generated
   * examples: [batch, inputs] → [batch].
   */
  readonly penalty?: (gradient: Value, hyper: Readonly<Record<Name, Value>>) => Value;
}

export interface LossDef<Name extends string = string> extends Entry<Name> {
  /** The tasks it can be used for. It has no meaning for others, so they are refused. */
  readonly tasks: readonly Task[];
  readonly target: TargetForm;
  /**
   * The output activations it can be used with, the usual one first. Each maps to null or, for a combination that makes
   * no sense but is instructive, to one or two sentences that name its consequence.
   */
  readonly outputs: Readonly<Record<string, string | null>>;
  /**
   * The loss of each example, [batch], which must not depend on other examples: the compiler takes the mean over a
   * batch. An example may have several axes, so terms are combined with `sumPerExample` or `meanPerExample`.
   */
  build(inputs: LossInputs<Name>): Value;
  /**
   * For a loss that is not itself a mean: the loss as a function of the mean, element by element. `build` then returns
   * what is averaged; RMSE averages squares and takes the root here.
   */
  readonly ofMean?: (mean: Value) => Value;
  /** For a loss that two networks play for. */
  readonly game?: Game<Name>;
}
