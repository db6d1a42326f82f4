import type { Value } from '../../ir/graph.ts';
import type { Entry } from '../entry.ts';
import type { Memory, Watch } from '../watch.ts';

type Hyper<Name extends string> = Readonly<Record<Name, Value>>;

/**
 * Something that keeps training from fitting the data too closely. It acts at one or more points of the step, in the
 * order of the members below, and only during training: the losses that the page shows are those of the network without
 * it.
 */
export interface RegularizerDef<Name extends string = string> extends Entry<Name> {
  /**
   * Disturbs the inputs or the weights, given a tensor and standard normal numbers of its shape, which are drawn anew
   * for every step.
   */
  readonly noise?: {
    readonly on: 'inputs' | 'weights';
    build(x: Value, normal: Value, hyper: Hyper<Name>): Value;
  };
  /** Changes the targets of a classification, [batch, outputs], 0/1 for two classes and one-hot for more. */
  targets?(target: Value, hyper: Hyper<Name>): Value;
  /** The penalty that is added to the loss for every weight tensor: a scalar. */
  penalty?(weight: Value, hyper: Hyper<Name>): Value;
  /** Changes the gradients of all parameters before the optimizer sees them. */
  gradients?(gradients: readonly Value[], hyper: Hyper<Name>): readonly Value[];
  /**
   * Changes a weight tensor after its update.
   * @param unitAxis its axis that runs over the units of the layer
   */
  constrain?(weight: Value, hyper: Hyper<Name>, unitAxis: number): Value;
  /** Decides after every epoch whether to end training. */
  readonly stop?: Watch<Name> & {
    /** @returns null to continue */
    verdict(memory: Memory, hyper: Readonly<Record<Name, number>>): StopVerdict | null;
    /** What is remembered after a person continues a run that was ended. Pure. */
    resume(memory: Memory): Memory;
  };
}

export interface StopVerdict {
  /** The reason, as text for people. */
  readonly reason: string;
  /** Whether to go back to the parameters after the epoch with the lowest loss. */
  readonly restore: boolean;
}
