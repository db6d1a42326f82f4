import type { Value } from '../../ir/graph.ts';
import type { Task } from '../datasets/definition.ts';
import type { Entry } from '../entry.ts';

export interface MetricInputs {
  /** What the network says, after the output activation, [batch, outputs]. */
  readonly prediction: Value;
  /** What it should say, [batch, outputs]: 0/1 for two classes, one-hot for more, the number for regression. */
  readonly target: Value;
}

/** What a network said of some examples, and what it should have said. Never changed once it is made. */
export interface Judged {
  /**
   * [count, classes] for more than two classes, else [count, 1]: the score of the second of two, or the number. An array of
   * its own: what is worked out of it is remembered with it.
   */
  readonly scores: ArrayLike<number>;
  /** The class as an integer, or the number to predict: [count]. */
  readonly labels: ArrayLike<number>;
  /** 0 for regression. */
  readonly classes: number;
  /** Of two classes the second is said where the score is above it. */
  readonly threshold: number;
  /** The log odds of scores between 0 and 1, of their shape: they tell apart, and rank, what rounds to 0 or 1. */
  readonly logOdds?: ArrayLike<number> | null;
  /** Whether the scores are probabilities: of one example they add up to 1. */
  readonly probabilities: boolean;
}

/** A metric of judged examples, or a sentence on why it is not defined for them. */
export type Measured = { readonly value: number } | { readonly none: string };

/** A number for people. Unlike a loss, nothing is derived from it, so it may jump. */
export interface MetricDef extends Entry {
  /** The tasks it can be asked for. */
  readonly tasks: readonly Task[];
  /** Whether it is a share of the examples, 0 … 1, and shown as a percentage. */
  readonly percent: boolean;
  readonly better: 'higher' | 'lower';
  /** Whether it is in the unit of the number to predict: twice that, twice as much. */
  readonly inUnits?: true;
  /** The metric of all rows together, a scalar: of those that are told in every frame. */
  readonly build?: (inputs: MetricInputs) => Value;
  /** The same in float64: of two classes for the second, of more the plain mean over the classes. */
  readonly measure: (judged: Judged) => Measured;
  /** One class against all others together; where a metric can be told for a class. */
  readonly measureClass?: (judged: Judged, label: number) => Measured;
}
