import type { Value } from '../../ir/graph.ts';
import type { Entry } from '../entry.ts';
import type { Task } from '../tasks/index.ts';

export interface MetricInputs {
  /** The network's prediction, after the output activation, [batch, outputs]. */
  readonly prediction: Value;
  /** The actual values, [batch, outputs]: 0/1 for two classes, one-hot for more, the number for regression. */
  readonly target: Value;
  /** 1 for each row that is scored and 0 for any other, [batch]; null if all are. */
  readonly scored: Value | null;
  /** The number of consecutive rows that are the steps of one sequence; 1 if each row is an example. */
  readonly steps: number;
}

/** The predictions of a network for some examples, with the actual values. Never changed after it is created. */
export interface Judged {
  /**
   * [count, classes] for more than two classes, otherwise [count, 1]: the score of the second of two classes, or the
   * number. The array must not be shared with other predictions, because results are cached by it.
   */
  readonly scores: ArrayLike<number>;
  /** The class as an integer, or the number to predict: [count]. */
  readonly labels: ArrayLike<number>;
  /** 0 for regression. */
  readonly classes: number;
  /** With two classes the second is predicted where the score is above it. */
  readonly threshold: number;
  /**
   * The log odds of scores between 0 and 1, of the same shape: they distinguish and rank scores that round to 0 or 1.
   */
  readonly logOdds?: ArrayLike<number> | null;
  /** Whether the scores are probabilities, so that those of one example add up to 1. */
  readonly probabilities: boolean;
  /** The index of the sequence to which each row belongs as a step, [count]; absent if each row is an example. */
  readonly sequences?: ArrayLike<number>;
}

/** The value of a metric, or a sentence on why it is not defined for these examples. */
export type Measured = { readonly value: number } | { readonly none: string };

/** A number for people. Unlike a loss, it is never differentiated, so it may jump. */
export interface MetricDef extends Entry {
  /** The tasks it can be used for. */
  readonly tasks: readonly Task[];
  /** Whether it is a share of the examples, 0 … 1, which is shown as a percentage. */
  readonly percent: boolean;
  readonly better: 'higher' | 'lower';
  /** Whether it judges sequences as a whole by their steps, so that it needs a target at every step. */
  readonly ofSequences?: true;
  /** Whether it has the unit of the target, so that it doubles when the targets double. */
  readonly inUnits?: true;
  /** Builds the metric of all rows as a scalar, for metrics that are reported in every frame. */
  readonly build?: (inputs: MetricInputs) => Value;
  /** The same in float64: for the second class if there are two, the plain mean over the classes if there are more. */
  readonly measure: (judged: Judged) => Measured;
  /** The metric of one class against all others, if it is defined for a single class. */
  readonly measureClass?: (judged: Judged, label: number) => Measured;
}
